package dev.howl.app.broadcasts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The recurrence of a schedule: a function from the schedule's start to its ticks. */
sealed interface Recurrence permits FixedRate, Cron {

    /**
     * Returns the first tick after both the start and a moment.
     *
     * @return {@code null} if there is none
     */
    @Nullable
    Instant next(Instant start, Instant after);

    /**
     * Returns the last tick after the start and {@code after}, up to and including {@code upTo}.
     *
     * @return {@code null} if there is none
     */
    @Nullable
    Instant last(Instant start, Instant after, Instant upTo);

    /** Returns the later of two moments. */
    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
