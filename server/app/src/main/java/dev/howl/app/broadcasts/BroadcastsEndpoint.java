package dev.howl.app.broadcasts;

import dev.howl.app.contract.BroadcastAccepted;
import dev.howl.app.contract.BroadcastCancelled;
import dev.howl.app.contract.BroadcastSchedule;
import dev.howl.app.contract.BroadcastScheduled;
import dev.howl.app.contract.BroadcastsHandler;
import dev.howl.app.contract.CancelBroadcast;
import dev.howl.app.contract.EventsSession;
import dev.howl.app.contract.ListBroadcasts;
import dev.howl.app.contract.ScheduleBroadcast;
import dev.howl.app.contract.ScheduledBroadcasts;
import dev.howl.app.contract.SendBroadcast;
import dev.howl.runtime.Timestamp;
import dev.howl.server.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Handler of the broadcast operations of the contract. */
final class BroadcastsEndpoint implements BroadcastsHandler {
    private final BroadcastService broadcasts;
    private final InstantSource clock;

    BroadcastsEndpoint(BroadcastService broadcasts, InstantSource clock) {
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @Override
    public CompletionStage<BroadcastAccepted> sendBroadcast(EventsSession session, SendBroadcast request) {
        return broadcasts.send(request.message(), key(session, request.dedupeId()));
    }

    @Override
    public CompletionStage<BroadcastScheduled> scheduleBroadcast(EventsSession session, ScheduleBroadcast request) {
        Recurrence recurrence = RecurrenceParser.of(request.every(), request.cron(), request.zone());
        return broadcasts
                .schedule(request.message(), recurrence, key(session, request.dedupeId()))
                .thenApply(schedule -> new BroadcastScheduled(schedule.id(), firstAt(schedule)));
    }

    @Override
    public CompletionStage<ScheduledBroadcasts> listBroadcasts(EventsSession session, ListBroadcasts request) {
        return broadcasts.schedules().thenApply(schedules -> listed(schedules, clock.instant()));
    }

    @Override
    public CompletionStage<BroadcastCancelled> cancelBroadcast(EventsSession session, CancelBroadcast request) {
        return broadcasts
                .cancel(request.scheduleId())
                .thenApply(cancelled -> new BroadcastCancelled(request.scheduleId()));
    }

    /** Returns the caller's key for a dedupe id. */
    private static @Nullable String key(EventsSession session, @Nullable String dedupeId) {
        return dedupeId == null
                ? null
                : session.principal().orElse(Principal.ANONYMOUS).ownKey(dedupeId);
    }

    private static ScheduledBroadcasts listed(List<Schedule> schedules, Instant now) {
        return new ScheduledBroadcasts(schedules.stream()
                .flatMap(schedule -> Stream.ofNullable(nextAt(schedule, now)).map(next -> listed(schedule, next)))
                .sorted(Comparator.comparing(BroadcastSchedule::nextAt).thenComparing(BroadcastSchedule::scheduleId))
                .toList());
    }

    private static BroadcastSchedule listed(Schedule schedule, Timestamp next) {
        StoredSchedule plain = StoredSchedule.of(schedule);
        return new BroadcastSchedule(plain.id(), plain.message(), plain.every(), plain.cron(), plain.zone(), next);
    }

    /** Returns the first tick; a schedule without one has been refused before. */
    private Timestamp firstAt(Schedule schedule) {
        return Objects.requireNonNull(nextAt(schedule, clock.instant()), "a schedule without a tick");
    }

    private static @Nullable Timestamp nextAt(Schedule schedule, Instant now) {
        Instant next = schedule.next(now);
        return next == null ? null : Timestamp.of(next);
    }
}
