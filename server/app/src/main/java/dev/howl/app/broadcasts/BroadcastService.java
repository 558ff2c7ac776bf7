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

/** A service that sends broadcasts and manages their schedules, for WebSocket and HTTP requests alike. Thread-safe. */
final class BroadcastService {
    /**
     * A tick later than any other: skipping to it prevents all further appends. The largest integer exact in JSON and
     * Lua.
     */
    private static final long LAST_TICK = (1L << 53) - 1;

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
     * Sends a message to all subscribers.
     *
     * @param dedupeId id with which a repeated request is sent only once and gets the same answer; {@code null} for
     *     none
     */
    CompletionStage<BroadcastAccepted> send(String message, @Nullable String dedupeId) {
        String id = BroadcastIds.of("broadcast", dedupeId);
        PublishOptions options = PublishOptions.dedupe(dedupeId == null ? null : "send:" + dedupeId);
        return log.append(new Broadcast(id, message, null), options)
                .thenApply(position -> new BroadcastAccepted(id, position));
    }

    /**
     * Schedules a message.
     *
     * @param dedupeId id with which a repeated request returns the existing schedule; {@code null} for none
     * @return the new or existing schedule; fails with a coded {@code conflict} if there are too many
     * @throws dev.howl.runtime.CodedException {@code schema_violation} if the recurrence has no tick
     */
    CompletionStage<Schedule> schedule(String message, Recurrence recurrence, @Nullable String dedupeId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Schedule requested = new Schedule(BroadcastIds.of("schedule", dedupeId), message, recurrence, now);
        if (requested.next(now) == null) {
            throw BroadcastErrors.badValue("cron", "matches no date");
        }
        return store.add(requested, maxSchedules).thenApply(schedule -> {
            scheduler.wake();
            return schedule;
        });
    }

    /** Returns all schedules, in no particular order. */
    CompletionStage<List<Schedule>> schedules() {
        return store.all();
    }

    /**
     * Cancels a schedule. Once the stage is complete, no node appends an event of it.
     *
     * @return fails with a coded {@code not_found} if there is no such schedule
     */
    CompletionStage<Void> cancel(String id) {
        return store.find(id).thenCompose(found -> found.map(this::cancel)
                .orElseGet(() -> CompletableFuture.failedStage(BroadcastErrors.noSchedule())));
    }

    /**
     * Blocks further appends before it removes the schedule, so that a cancellation that fails in between can be
     * repeated.
     */
    private CompletionStage<Void> cancel(Schedule schedule) {
        return counters.skipTo(schedule.counter(), LAST_TICK)
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
