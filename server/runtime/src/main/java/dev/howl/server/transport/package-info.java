/** WebSocket frames on a Netty channel (RFC 6455): reading, writing and closing. */
@NullMarked
package dev.howl.server.transport;

import org.jspecify.annotations.NullMarked;
