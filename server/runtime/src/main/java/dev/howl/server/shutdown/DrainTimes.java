package dev.howl.server.shutdown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the steps of draining may take.
 *
 * @param timeout of all of them together
 * @param spread from the first client that is asked to go to the last
 */
public record DrainTimes(Duration timeout, Duration spread) {
    /** The closing handshake's five seconds, those of the end of TCP among them, and one to spare. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(6);

    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(10);

    /** No client is asked to go later than the server waits for it. */
    public DrainTimes {
        spread = shorter(spread, patience(timeout));
    }

    /**
     * What the settings say.
     *
     * @param spread {@code null} for a third of the time, ten seconds at most
     */
    public static DrainTimes of(Duration timeout, @Nullable Duration spread) {
        return new DrainTimes(timeout, spread == null ? shorter(LONGEST_SPREAD, timeout.dividedBy(3)) : spread);
    }

    /** How long clients have to go by themselves. */
    public Duration patience() {
        return patience(timeout);
    }

    /** How long the closing handshakes with those that are left may take. */
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
