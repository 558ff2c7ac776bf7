package dev.howl.server.session;

import java.time.Duration;

/** How silence is met. */
public sealed interface Heartbeat {

    /** For so long silence is nothing to be met. */
    Duration patience();

    /** Late by at most a twentieth, in milliseconds. */
    default long scanMillis() {
        return Math.max(10, Math.min(500, patience().toMillis() / 20));
    }

    /**
     * The contract has a heartbeat: its clients are never silent for long.
     *
     * @param idleTimeout a session that is silent for so long is closed with 4000
     */
    record Expected(Duration idleTimeout) implements Heartbeat {
        @Override
        public Duration patience() {
            return idleTimeout;
        }
    }

    /**
     * The contract has none: clients may listen without a word, and are asked for a sign of life with protocol Pings
     * (RFC 6455, section 5.5.2), which every client answers by itself.
     *
     * @param interval of the Pings; a session that is silent for {@link #MOST} of them nevertheless is closed with 4000
     */
    record Asked(Duration interval) implements Heartbeat {
        /** Intervals of silence, the first of which ends with the first Ping. */
        public static final int MOST = 3;

        @Override
        public Duration patience() {
            return interval;
        }
    }
}
