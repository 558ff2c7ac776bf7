package dev.howl.app.incidents;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The time from the start of one poll to the start of the next: the interval, doubled with each failure up to
 * {@value #MOST_INTERVALS} intervals, with jitter in its upper half. It is never shorter than the interval. Confined to one
 * thread.
 */
final class PollBackoff {
    /** Half a minute with the default interval. */
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

    /** Returns the longest time between two polls. */
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
