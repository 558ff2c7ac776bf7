package dev.howl.app.broadcasts;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fixed rate whose ticks are counted from the schedule's start, so that late rounds do not shift them.
 *
 * @param text requested duration
 * @param period time between two ticks, from 1 s to {@value #MAX_DAYS} days
 */
record FixedRate(String text, Duration period) implements Recurrence {
    private static final int MAX_DAYS = 366;

    FixedRate {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("must be at least 1 second");
        }
        if (period.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException("must be at most " + MAX_DAYS + " days");
        }
    }

    /**
     * Parses an ISO 8601 duration.
     *
     * @throws IllegalArgumentException with a message that continues the name of the property
     */
    static FixedRate parse(String text) {
        try {
            return new FixedRate(text, Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("is not an ISO 8601 duration in the supported range", e);
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

    /** Returns the number of ticks up to a moment; the start itself is no tick. */
    private long ticksUntil(Instant start, Instant moment) {
        return moment.isAfter(start) ? Duration.between(start, moment).dividedBy(period) : 0;
    }
}
