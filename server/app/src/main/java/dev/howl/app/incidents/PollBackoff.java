package dev.howl.app.incidents;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long after the start of a poll the next one starts: the interval; after failures twice as long each time, up to
 * {@value #MOST_INTERVALS} intervals, of which the last half is drawn. It is never shorter than the interval. Confined to
 * one thread.
 */
final class PollBackoff {
    /** With the default interval half a minute. */
    private static final int MOST_INTERVALS = 6;

    private final Duration interval;
    private final RandomGenerator random;
    private int failures;

    PollBackoff(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    Duration interval() {
        return interval;
    }

    /** The longest that may pass between two polls. */
    static Duration longest(Duration interval) {
        return interval.multipliedBy(MOST_INTERVALS);
    }

    Duration afterSuccess() {
        failures = 0;
        return interval;
    }

    Duration afterFailure() {
        failures = Math.min(failures + 1, MOST_INTERVALS);
        long longest =
                interval.multipliedBy(Math.min(1L << failures, MOST_INTERVALS)).toMillis();
        return Duration.ofMillis(longest / 2 + random.nextLong(longest - longest / 2 + 1));
    }
}
