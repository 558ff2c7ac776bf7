package dev.howl.app.broadcasts;

import dev.howl.app.contract.Broadcast;
import dev.howl.app.contract.BroadcastAccepted;
import dev.howl.runtime.Futures;
import dev.howl.server.Counters;
import dev.howl.server.NotAppendedException;
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
     * @param key idempotency key of the caller, with which a repeated request is sent only once and gets the same
     *     answer; {@code null} for none
     * @return fails with a coded {@code conflict} if the key was used for another message
     */
    CompletionStage<BroadcastAccepted> send(String message, @Nullable String key) {
        String id = BroadcastIds.of("broadcast", key);
        PublishOptions options = key == null
                ? PublishOptions.NONE
                : PublishOptions.dedupe("send:" + key).withContent(message);
        return Futures.mapFailure(
                log.append(new Broadcast(id, message, null), options)
                        .thenApply(position -> new BroadcastAccepted(id, position)),
                BroadcastService::conflict);
    }

    private static Throwable conflict(Throwable failure) {
        return failure instanceof NotAppendedException refused
                        && refused.reason() == NotAppendedException.Reason.OTHER_CONTENT
                ? BroadcastErrors.otherContent()
                : failure;
    }

    /**
     * Schedules a message.
     *
     * @param key idempotency key of the caller, with which a repeated request returns the existing schedule; {@code
     *     null} for none
     * @return the new or existing schedule; fails with a coded {@code conflict} if there are too many, or if the key
     *     was used for another schedule
     * @throws dev.howl.runtime.CodedException {@code schema_violation} if the recurrence has no tick
     */
    CompletionStage<Schedule> schedule(String message, Recurrence recurrence, @Nullable String key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Schedule requested = new Schedule(BroadcastIds.of("schedule", key), message, recurrence, now);
        if (requested.next(now) == null) {
            throw BroadcastErrors.badValue("cron", "matches no date");
        }
        return store.add(requested, maxSchedules).thenApply(schedule -> {
            if (!schedule.repeats(requested)) {
                throw BroadcastErrors.otherContent();
            }
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
