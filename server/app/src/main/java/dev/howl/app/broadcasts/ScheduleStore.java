package dev.howl.app.broadcasts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The schedules that there are; they outlive the process. Safe for use by several threads, and never blocks the caller;
 * stages fail with a {@link dev.howl.runtime.CodedException} {@code unavailable} where the store cannot be reached.
 */
interface ScheduleStore {

    /** A word that is another one after each change, whichever node made it. */
    CompletionStage<String> version();

    /** All of them, in no order. */
    CompletionStage<List<Schedule>> all();

    CompletionStage<Optional<Schedule>> find(String id);

    /**
     * Adds a schedule, unless there is one of its id.
     *
     * @param most how many there may be then
     * @return the one that is there now; fails with a coded {@code conflict} where there would be too many
     */
    CompletionStage<Schedule> add(Schedule schedule, int most);

    /** Removes a schedule; false where it is not there any more. */
    CompletionStage<Boolean> remove(Schedule schedule);
}
