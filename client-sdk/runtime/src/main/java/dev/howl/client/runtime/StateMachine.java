package dev.howl.client.runtime;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The transitions between connection states, as a pure function. */
final class StateMachine {
    static final ConnectionState INITIAL = new Connecting(1);

    private StateMachine() {}

    /** Something that changes the state of a connection. */
    sealed interface Event {}

    /** The handshake and the first frames have succeeded. */
    record Established(@Nullable String id) implements Event {}

    /** A second connection has taken over from one that stays open for a while. */
    record Moved(@Nullable String id) implements Event {}

    /** An attempt failed or the connection was lost, and another attempt follows. */
    record Lost(int attempt, Duration delay, Throwable cause) implements Event {}

    /** The delay before the next attempt has passed. */
    record Due() implements Event {}

    /** The connection has ended for good. */
    record Ended(int code, String reason, @Nullable Throwable cause) implements Event {}

    /**
     * Returns the next state.
     *
     * @throws IllegalStateException if the event is not possible in this state
     */
    static ConnectionState next(ConnectionState state, Event event) {
        if (!(state instanceof Closed)) {
            if (event instanceof Ended ended) {
                return new Closed(ended.code(), ended.reason(), ended.cause());
            }
            if (event instanceof Established established && state instanceof Connecting) {
                return new Connected(established.id());
            }
            if (event instanceof Moved moved && state instanceof Connected) {
                return new Connected(moved.id());
            }
            if (event instanceof Lost lost && !(state instanceof Reconnecting)) {
                return new Reconnecting(lost.attempt(), lost.delay(), lost.cause());
            }
            if (event instanceof Due && state instanceof Reconnecting waiting) {
                return new Connecting(waiting.attempt());
            }
        }
        throw new IllegalStateException(event + " is not possible in state " + state);
    }
}
