package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.app.contract.BroadcastAccepted;
import dev.howl.server.Counters;
import dev.howl.server.PublishOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What can be done with broadcasts, on whichever way a request came in. Safe for use by several threads. */
final class BroadcastService {
    /** No tick is later, so that nothing is appended after it; the greatest number that every JSON and Lua can hold. */
    private static final long NEVER_AGAIN = (1L << 53) - 1;

    private final BroadcastLog log;
    private final ScheduleStore store;
    private final Counters counters;
    private final BroadcastSchedulerThread scheduler;
    private final InstantSource clock;
    private final int maxSchedules;

    BroadcastService(
            BroadcastLog log,
            ScheduleStore store,
            Counters counters,
            BroadcastSchedulerThread scheduler,
            InstantSource clock,
            int maxSchedules) {
        this.log = log;
        this.store = store;
        this.counters = counters;
        this.scheduler = scheduler;
        this.clock = clock;
        this.maxSchedules = maxSchedules;
    }

    /**
     * Sends a message to everybody at once.
     *
     * @param dedupeId what is sent twice with it is sent once, and answered the same; or {@code null}
     */
    CompletionStage<BroadcastAccepted> send(String message, @Nullable String dedupeId) {
        String id = BroadcastIds.of("broadcast", dedupeId);
        PublishOptions options = PublishOptions.dedupe(dedupeId == null ? null : "send:" + dedupeId);
        return log.append(new Broadcast(id, message, null), options)
                .thenApply(position -> new BroadcastAccepted(id, position));
    }

    /**
     * Has a message sent to everybody again and again.
     *
     * @param dedupeId where there is a schedule of this one, it is that which is answered; or {@code null}
     * @return the schedule that stands; fails with a coded {@code conflict} where there are too many
     * @throws dev.howl.runtime.CodedException {@code schema_violation} where the rhythm has no tick
     */
    CompletionStage<Schedule> schedule(String message, Recurrence recurrence, @Nullable String dedupeId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Schedule asked = new Schedule(BroadcastIds.of("schedule", dedupeId), message, recurrence, now);
        if (asked.next(now) == null) {
            throw BroadcastErrors.badValue("cron", "names a time that never comes");
        }
        return store.add(asked, maxSchedules).thenApply(schedule -> {
            scheduler.wake();
            return schedule;
        });
    }

    /** Every schedule, in no order. */
    CompletionStage<List<Schedule>> schedules() {
        return store.all();
    }

    /**
     * Ends a schedule. Nothing of it is appended once the stage is complete, on whichever node.
     *
     * @return fails with a coded {@code not_found} where there is none of that id
     */
    CompletionStage<Void> cancel(String id) {
        return store.find(id).thenCompose(found -> found.map(this::cancel)
                .orElseGet(() -> CompletableFuture.failedStage(BroadcastErrors.noSchedule())));
    }

    /** First no append can succeed any more, then the schedule goes: a failure in between can be repeated. */
    private CompletionStage<Void> cancel(Schedule schedule) {
        return counters.skipTo(schedule.counter(), NEVER_AGAIN)
                .thenCompose(done -> store.remove(schedule))
                .thenAccept(removed -> {
                    if (!removed) {
                        throw BroadcastErrors.noSchedule();
                    }
                    scheduler.removeLater(schedule.counter());
                    scheduler.wake();
                });
    }
}
