package dev.howl.server.transport;

import java.time.Duration;

/**
 * What the connections of a server have in common.
 *
 * @param maxMessage bytes of a whole message, in one frame or in fragments
 * @param closeTimeout how long the peer's Close is awaited, and the end of its side after that
 * @param stats counts what passes
 */
public record WebSocketOptions(int maxMessage, Duration closeTimeout, WebSocketStats stats) {}
