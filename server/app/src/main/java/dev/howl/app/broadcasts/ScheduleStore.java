package dev.howl.app.broadcasts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A persistent store of schedules. Thread-safe; never blocks the caller. Stages fail with a
 * {@link dev.howl.runtime.CodedException} {@code unavailable} if the store cannot be reached.
 */
interface ScheduleStore {

    /** Returns a version that differs after each change by any node. */
    CompletionStage<String> version();

    /** Returns all schedules, in no particular order. */
    CompletionStage<List<Schedule>> all();

    CompletionStage<Optional<Schedule>> find(String id);

    /**
     * Adds a schedule unless one with its id exists.
     *
     * @param max maximum number of schedules, including the new one
     * @return the schedule now stored under the id; fails with a coded {@code conflict} if the maximum is exceeded
     */
    CompletionStage<Schedule> add(Schedule schedule, int max);

    /** Removes a schedule; returns false if it no longer exists. */
    CompletionStage<Boolean> remove(Schedule schedule);
}
