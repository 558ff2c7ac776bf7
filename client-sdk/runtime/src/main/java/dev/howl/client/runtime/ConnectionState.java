package dev.howl.client.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands. It starts with {@link Connecting}; {@link Closed} is the last. Everything between is
 * {@code Connecting → Connected → Reconnecting → Connecting …}, or {@code Connecting → Reconnecting} for a failed try.
 * {@code Connected} follows {@code Connected} where a server that is about to stop asked to move, and another connection
 * took over without a pause.
 */
public sealed interface ConnectionState {

    /**
     * A try is under way: token, handshake, first frames.
     *
     * @param attempt 1 for the first try since the connection was last stable
     */
    record Connecting(int attempt) implements ConnectionState {}

    /**
     * Messages go out and come in.
     *
     * @param id of this connection at the server, another one after each reconnect; {@code null} where the contract
     *     has none
     */
    record Connected(@Nullable String id) implements ConnectionState {}

    /**
     * Waiting for the next try.
     *
     * @param attempt number of that try, see {@link Connecting#attempt}
     * @param delay from the beginning of this state to the try
     * @param cause why the connection, or the last try, came to its end
     */
    record Reconnecting(int attempt, Duration delay, Throwable cause) implements ConnectionState {}

    /**
     * The end; a new connection needs a new client.
     *
     * @param code the close code (RFC 6455, section 7.4), 1006 where no Close frame was seen
     * @param reason for people, may be empty
     * @param cause {@code null} after a close that was asked for
     */
    record Closed(int code, String reason, @Nullable Throwable cause) implements ConnectionState {}
}
