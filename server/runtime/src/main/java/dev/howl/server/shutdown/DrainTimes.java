package dev.howl.server.shutdown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The durations of a drain's steps.
 *
 * @param timeout all steps together
 * @param spread time from the first client asked to leave to the last
 */
public record DrainTimes(Duration timeout, Duration spread) {
    /** Longest time for closing handshakes, after which a connection closes its socket by itself. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(5);

    private static final Duration LONGEST_GRACE = Duration.ofSeconds(2);

    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(10);

    /** Shortens the spread, so that no client is asked to leave later than the server waits for it. */
    public DrainTimes {
        spread = shorter(spread, patience(timeout));
    }

    /**
     * Returns the durations for the given settings.
     *
     * @param spread {@code null} for a third of the timeout, at most ten seconds
     */
    public static DrainTimes of(Duration timeout, @Nullable Duration spread) {
        return new DrainTimes(timeout, spread == null ? shorter(LONGEST_SPREAD, timeout.dividedBy(3)) : spread);
    }

    /** Returns the time that clients have to leave by themselves. */
    public Duration patience() {
        return patience(timeout);
    }

    /** Returns the time that clients have to leave by themselves if there is no other node for them. */
    public Duration grace() {
        return shorter(LONGEST_GRACE, patience());
    }

    /** Returns the time from the first client asked to leave to the last if there is no other node for them. */
    public Duration shortSpread() {
        return shorter(spread, grace());
    }

    /** Returns how long the closing handshakes with the remaining clients may take. */
    public Duration closing() {
        return closing(timeout);
    }

    private static Duration patience(Duration timeout) {
        return timeout.minus(closing(timeout));
    }

    private static Duration closing(Duration timeout) {
        return shorter(LONGEST_CLOSING, timeout.dividedBy(2));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
