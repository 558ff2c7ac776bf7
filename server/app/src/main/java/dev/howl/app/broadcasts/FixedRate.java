package dev.howl.app.broadcasts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fixed rate, counted from the schedule's start, so that late firings do not move it.
 *
 * @param text the duration as it was asked for
 * @param period from a second to {@value #MAX_DAYS} days
 */
record FixedRate(String text, Duration period) implements Recurrence {
    private static final int MAX_DAYS = 366;

    FixedRate {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be at least a second");
        }
        if (period.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException("must be at most " + MAX_DAYS + " days");
        }
    }

    /**
     * Reads an ISO 8601 duration.
     *
     * @throws IllegalArgumentException with what is wrong, to follow the property's name
     */
    static FixedRate parse(String text) {
        try {
            return new FixedRate(text, Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("is no ISO 8601 duration that can be kept", e);
        }
    }

    @Override
    public Instant next(Instant start, Instant after) {
        return tick(start, ticksUntil(start, after) + 1);
    }

    @Override
    public @Nullable Instant last(Instant start, Instant after, Instant upTo) {
        long last = ticksUntil(start, upTo);
        return last > ticksUntil(start, after) ? tick(start, last) : null;
    }

    private Instant tick(Instant start, long number) {
        return start.plus(period.multipliedBy(number));
    }

    /** The start itself is no tick. */
    private long ticksUntil(Instant start, Instant moment) {
        return moment.isAfter(start) ? Duration.between(start, moment).dividedBy(period) : 0;
    }
}
