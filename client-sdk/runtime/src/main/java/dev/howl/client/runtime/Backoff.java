package dev.howl.client.runtime;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the delay before a retry is uniform between zero and a bound that doubles with
 * each attempt, up to a cap. A thousand clients that lose the same server reconnect spread over the bound, not in
 * waves.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;

    Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
    }

    /**
     * Returns the delay before an attempt.
     *
     * @param attempt number of the attempt, 1 for the first
     */
    Duration delay(int attempt) {
        return Duration.ofNanos(random.nextLong(bound(attempt).toNanos() + 1));
    }

    private Duration bound(int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS);
        Duration doubled = base.multipliedBy(1L << doublings);
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
