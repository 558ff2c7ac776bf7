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
 * What is due when. Knows the schedules and, of each, up to which tick it is done with; knows nothing of clocks, threads
 * and logs. Of ticks that were missed only the newest counts: it is sent late, or left out where it is older than the
 * misfire window. Confined to one thread.
 */
final class TickTracker {
    private final Duration misfireWindow;
    private final Map<String, Row> rows = new HashMap<>();

    TickTracker(Duration misfireWindow) {
        this.misfireWindow = misfireWindow;
    }

    /**
     * A tick that has come.
     *
     * @param expired whether it is too late to send it
     */
    record Due(Schedule schedule, Instant tick, boolean expired) {}

    /** What is known of a schedule; {@code next} is the first tick after {@code done}. */
    private record Row(
            Schedule schedule,
            @Nullable Instant done,
            @Nullable Instant next) {
        Row done(Instant upTo) {
            return new Row(schedule, upTo, schedule.next(upTo));
        }
    }

    /** Replaces the schedules; what is known of those that stay is kept. */
    void replace(Collection<Schedule> schedules) {
        Map<String, Row> before = Map.copyOf(rows);
        rows.clear();
        for (Schedule schedule : schedules) {
            Row row = before.get(schedule.id());
            boolean stays = row != null && row.schedule().counter().equals(schedule.counter());
            rows.put(schedule.id(), stays ? row : new Row(schedule, null, null));
        }
    }

    /** Forgets up to where the schedules are done: from now on others may do them. */
    void forget() {
        rows.replaceAll((id, row) -> new Row(row.schedule(), null, null));
    }

    /** Those of which it is not known up to where they are done; nothing of them is due before it is. */
    List<Schedule> unknown() {
        return rows.values().stream()
                .filter(row -> row.done() == null)
                .map(Row::schedule)
                .toList();
    }

    /** Takes in where the counter of an unknown schedule stands. */
    void learn(Schedule schedule, OptionalLong counter) {
        Instant done = counter.isPresent() ? Instant.ofEpochMilli(counter.getAsLong()) : schedule.start();
        settle(schedule, done);
    }

    /** Notes that a schedule is done up to and with a tick. */
    void settle(Schedule schedule, Instant tick) {
        Row row = rows.get(schedule.id());
        if (row != null && row.schedule().counter().equals(schedule.counter())) {
            rows.put(schedule.id(), row.done(tick));
        }
    }

    /** What has come and is not settled, at most one tick of each schedule. */
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

    /** When the next tick comes, in the past where one is due already; {@code null} where nothing is known to come. */
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
