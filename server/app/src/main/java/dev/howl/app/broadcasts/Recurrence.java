package dev.howl.app.broadcasts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ticks of a schedule: moments that depend on nothing but the rhythm and the schedule's start. */
sealed interface Recurrence permits FixedRate, Cron {

    /**
     * The first tick after both the start and that moment.
     *
     * @return {@code null} where there is none
     */
    @Nullable
    Instant next(Instant start, Instant after);

    /**
     * The last tick after the start and {@code after}, up to and with {@code upTo}.
     *
     * @return {@code null} where there is none
     */
    @Nullable
    Instant last(Instant start, Instant after, Instant upTo);

    /** The later of two moments. */
    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
