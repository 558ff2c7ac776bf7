/** Delivery of a log's events to the subscribers on each event loop. */
@NullMarked
package dev.howl.server.fanout;

import org.jspecify.annotations.NullMarked;
