package dev.howl.app.broadcasts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A tracker of the ticks that are due. It knows the last settled tick of each schedule and depends on no clock, thread
 * or log. Of several missed ticks only the newest is due; it is expired if it is older than the misfire window. Not
 * thread-safe.
 */
final class TickTracker {
    private final Duration misfireWindow;
    private final Map<String, Row> rows = new HashMap<>();

    TickTracker(Duration misfireWindow) {
        this.misfireWindow = misfireWindow;
    }

    /**
     * A tick that is due.
     *
     * @param expired whether the tick is older than the misfire window and must be skipped
     */
    record Due(Schedule schedule, Instant tick, boolean expired) {}

    /** The state of a schedule: the last settled tick, {@code null} if unknown, and the first tick after it. */
    private record Row(
            Schedule schedule,
            @Nullable Instant done,
            @Nullable Instant next) {
        Row done(Instant upTo) {
            return new Row(schedule, upTo, schedule.next(upTo));
        }
    }

    /** Replaces the schedules; keeps the state of those that stay. */
    void replace(Collection<Schedule> schedules) {
        Map<String, Row> before = Map.copyOf(rows);
        rows.clear();
        for (Schedule schedule : schedules) {
            Row row = before.get(schedule.id());
            boolean stays = row != null && row.schedule().counter().equals(schedule.counter());
            rows.put(schedule.id(), stays ? row : new Row(schedule, null, null));
        }
    }

    /** Forgets all settled ticks, because another node may lead from now on. */
    void forget() {
        rows.replaceAll((id, row) -> new Row(row.schedule(), null, null));
    }

    /**
     * Returns the schedules whose last settled tick is unknown; none of their ticks is due until {@link #learn} is
     * called.
     */
    List<Schedule> unknown() {
        return rows.values().stream()
                .filter(row -> row.done() == null)
                .map(Row::schedule)
                .toList();
    }

    /** Sets the last settled tick of a schedule from its counter. */
    void learn(Schedule schedule, OptionalLong counter) {
        Instant done = counter.isPresent() ? Instant.ofEpochMilli(counter.getAsLong()) : schedule.start();
        settle(schedule, done);
    }

    /** Marks a schedule as settled up to and including a tick. */
    void settle(Schedule schedule, Instant tick) {
        Row row = rows.get(schedule.id());
        if (row != null && row.schedule().counter().equals(schedule.counter())) {
            rows.put(schedule.id(), row.done(tick));
        }
    }

    /** Returns the due ticks that are not settled, at most one per schedule. */
    List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        for (Row row : rows.values()) {
            Instant tick = newest(row, now);
            if (tick != null) {
                boolean expired = tick.plus(misfireWindow).isBefore(now);
                due.add(new Due(row.schedule(), tick, expired));
            }
        }
        return due;
    }

    private static @Nullable Instant newest(Row row, Instant now) {
        Instant done = row.done();
        Instant next = row.next();
        return done == null || next == null || next.isAfter(now)
                ? null
                : row.schedule().last(done, now);
    }

    /** Returns the time of the next tick, in the past if one is due; {@code null} if no tick is known. */
    @Nullable
    Instant next() {
        Instant first = null;
        for (Row row : rows.values()) {
            if (row.next() != null && (first == null || row.next().isBefore(first))) {
                first = row.next();
            }
        }
        return first;
    }
}
