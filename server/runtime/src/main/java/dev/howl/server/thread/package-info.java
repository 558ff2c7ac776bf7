/** Daemon threads and workers. */
@NullMarked
package dev.howl.server.thread;

import org.jspecify.annotations.NullMarked;
