/** The engine that keeps logs in the memory of one process. */
@NullMarked
package dev.howl.server.memory;

import org.jspecify.annotations.NullMarked;
