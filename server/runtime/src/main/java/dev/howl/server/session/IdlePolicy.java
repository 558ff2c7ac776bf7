package dev.howl.server.session;

import java.time.Duration;

/** The idle policy of a channel: when an idle session is pinged or closed. */
public sealed interface IdlePolicy {

    /** Returns the idle time before a Ping is sent or the session is closed. */
    Duration timeout();

    /** Returns the milliseconds between two checks: a twentieth of the idle time, at least 10 and at most 500. */
    default long scanMillis() {
        return Math.max(10, Math.min(500, timeout().toMillis() / 20));
    }

    /**
     * The policy if the contract defines a heartbeat message, so that its clients are never idle for long.
     *
     * @param idleTimeout idle time after which a session is closed with 4000
     */
    record CloseAfter(Duration idleTimeout) implements IdlePolicy {
        @Override
        public Duration timeout() {
            return idleTimeout;
        }
    }

    /**
     * The policy if the contract defines none. Clients may be silent for ever and are checked with protocol Pings
     * (RFC 6455, section 5.5.2), which every client library answers.
     *
     * @param interval idle time before each Ping; a session idle for {@link #MAX_INTERVALS} intervals is closed with
     *     4000
     */
    record PingEvery(Duration interval) implements IdlePolicy {
        /** Number of idle intervals before the close; the first one ends with the first Ping. */
        public static final int MAX_INTERVALS = 3;

        @Override
        public Duration timeout() {
            return interval;
        }
    }
}
