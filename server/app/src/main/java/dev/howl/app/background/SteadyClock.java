package dev.howl.app.background;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that starts with the time of day and then passes evenly: it does not follow a time of day that is set. Safe
 * for use by several threads.
 */
public final class SteadyClock implements InstantSource {
    private final Instant start;
    private final long startNanos;
    private final LongSupplier nanos;

    /**
     * @param wall time of day
     * @param nanos as {@link System#nanoTime}
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.start = wall.instant();
        this.startNanos = nanos.getAsLong();
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }
}
