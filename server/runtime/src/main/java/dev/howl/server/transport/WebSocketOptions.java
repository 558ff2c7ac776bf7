package dev.howl.server.transport;

import java.time.Duration;

/**
 * The options that all connections of a server share.
 *
 * @param maxMessage largest message in bytes, in one frame or in fragments
 * @param closeTimeout longest wait for the peer's Close and the end of its sending side, counted from the server's own
 *     Close
 * @param unsent the bytes that may wait to be sent, of all connections together
 * @param stats counts received and sent bytes and frames
 */
public record WebSocketOptions(int maxMessage, Duration closeTimeout, UnsentBudget unsent, WebSocketStats stats) {}
