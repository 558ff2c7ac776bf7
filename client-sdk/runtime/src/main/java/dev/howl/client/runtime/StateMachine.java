package dev.howl.client.runtime;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Connecting;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The legal ways between states, all of them. Pure: what happens on the way is elsewhere. */
final class StateMachine {
    static final ConnectionState INITIAL = new Connecting(1);

    private StateMachine() {}

    /** What can happen to a connection. */
    sealed interface Event {}

    /** The handshake is over. */
    record Established(@Nullable String id) implements Event {}

    /** Another connection has taken over from one that goes on for a while. */
    record Moved(@Nullable String id) implements Event {}

    /** A try failed or the connection was lost, and another try follows. */
    record Lost(int attempt, Duration delay, Throwable cause) implements Event {}

    /** The delay is over. */
    record Due() implements Event {}

    /** It has ended for good. */
    record Ended(int code, String reason, @Nullable Throwable cause) implements Event {}

    /**
     * The next state.
     *
     * @throws IllegalStateException where the event cannot happen in this state
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
        throw new IllegalStateException(event + " cannot happen in " + state);
    }
}
