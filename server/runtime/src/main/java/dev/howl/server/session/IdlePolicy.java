package dev.howl.server.session;

import java.time.Duration;

/** How silence is met. */
public sealed interface IdlePolicy {

    /** For so long silence is nothing to be met. */
    Duration timeout();

    /** Late by at most a twentieth, in milliseconds. */
    default long scanMillis() {
        return Math.max(10, Math.min(500, timeout().toMillis() / 20));
    }

    /**
     * The contract has a heartbeat: its clients are never silent for long.
     *
     * @param idleTimeout a session that is silent for so long is closed with 4000
     */
    record CloseAfter(Duration idleTimeout) implements IdlePolicy {
        @Override
        public Duration timeout() {
            return idleTimeout;
        }
    }

    /**
     * The contract has none: clients may listen without a word, and are asked for a sign of life with protocol Pings
     * (RFC 6455, section 5.5.2), which every client answers by itself.
     *
     * @param interval of the Pings; a session that is silent for {@link #MAX_INTERVALS} of them nevertheless is closed with 4000
     */
    record PingEvery(Duration interval) implements IdlePolicy {
        /** Intervals of silence, the first of which ends with the first Ping. */
        public static final int MAX_INTERVALS = 3;

        @Override
        public Duration timeout() {
            return interval;
        }
    }
}
