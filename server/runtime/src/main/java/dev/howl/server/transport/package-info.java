/** WebSocket frames on a channel (RFC 6455): reading, writing, closing. */
@NullMarked
package dev.howl.server.transport;

import org.jspecify.annotations.NullMarked;
