/** Hands the events of a log to the subscribers of each event loop. */
@NullMarked
package dev.howl.server.fanout;

import org.jspecify.annotations.NullMarked;
