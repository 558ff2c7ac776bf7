package dev.howl.client.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of a client's connection. The first is {@link Connecting}, the last {@link Closed}.
 *
 * <p>In between the states go {@code Connecting → Connected → Reconnecting → Connecting …}; a failed attempt goes
 * {@code Connecting → Reconnecting}. {@code Connected} follows {@code Connected} when a draining server asked the
 * client to move and a second connection took over without a pause.
 */
public sealed interface ConnectionState {

    /**
     * An attempt to connect is under way: token, handshake, first frames.
     *
     * @param attempt number of the attempt, 1 for the first since the connection was last stable
     */
    record Connecting(int attempt) implements ConnectionState {}

    /**
     * The connection is established: messages are sent and received.
     *
     * @param id the server's id of this connection, a new one after each reconnect; {@code null} if the contract has
     *     none
     */
    record Connected(@Nullable String id) implements ConnectionState {}

    /**
     * The connection was lost, or an attempt failed, and the client waits for the next attempt.
     *
     * @param attempt number of the next attempt, see {@link Connecting#attempt}
     * @param delay time from the start of this state to the next attempt
     * @param cause failure of the connection or of the last attempt
     */
    record Reconnecting(int attempt, Duration delay, Throwable cause) implements ConnectionState {}

    /**
     * The connection has ended for good; connecting again needs a new client.
     *
     * @param code close code (RFC 6455, section 7.4); 1006 if no Close frame was received
     * @param reason text for people, may be empty
     * @param cause failure that ended the connection; {@code null} after a normal close
     */
    record Closed(int code, String reason, @Nullable Throwable cause) implements ConnectionState {}
}
