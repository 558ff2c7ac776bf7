@NullMarked
package dev.howl.server.memory;

import org.jspecify.annotations.NullMarked;
