/** Threads that keep no process alive. */
@NullMarked
package dev.howl.server.thread;

import org.jspecify.annotations.NullMarked;
