/** The engine that keeps the log in the memory of one process. */
@NullMarked
package dev.howl.server.memory;

import org.jspecify.annotations.NullMarked;
