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
 *
 * <p>Ticks are numbered by their time, and the counter of a schedule only moves forward. A wall clock that is set, and
 * set back, must not silence a schedule until it reaches the last number again. Therefore a fixed rate is measured on
 * the steady clock, and where the last number lies in the future, the following ones are shifted behind it.
 */
final class TickTracker {
    /** Longest lead of the last settled tick over the present time without a shift. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final Duration misfireWindow;
    private final Map<String, Row> rows = new HashMap<>();

    TickTracker(Duration misfireWindow) {
        this.misfireWindow = misfireWindow;
    }

    /**
     * The present time.
     *
     * @param wall time of day, which may be set forward and back
     * @param steady time since an arbitrary moment, which passes evenly
     */
    record Time(Instant wall, Instant steady) {}

    /**
     * A tick that is due.
     *
     * @param expired whether the tick is older than the misfire window and must be skipped
     */
    record Due(Schedule schedule, Instant tick, boolean expired) {}

    /**
     * The state of a schedule. All times but those of a {@link Time} are numbers of ticks.
     *
     * @param done the last settled tick; {@code null} if unknown
     * @param next the first tick after it
     * @param shift what is added to the clock of the schedule to get the present number
     */
    private record Row(
            Schedule schedule,
            @Nullable Instant done,
            @Nullable Instant next,
            Duration shift) {
        Row(Schedule schedule) {
            this(schedule, null, null, Duration.ZERO);
        }

        Row done(Instant upTo) {
            return new Row(schedule, upTo, nextAfter(upTo, shift), shift);
        }

        boolean isSteady() {
            return schedule.recurrence() instanceof FixedRate;
        }

        Instant now(Time time) {
            return (isSteady() ? time.steady() : time.wall()).plus(shift);
        }

        /** Returns the row from now on, after its clock was set or has become known. */
        Row anchored(Time time, Instant upTo) {
            Duration present = isSteady() ? Duration.between(time.steady(), time.wall()) : Duration.ZERO;
            Duration ahead = Duration.between(time.wall(), upTo);
            Duration moved = ahead.compareTo(SLACK) > 0 ? present.plus(ahead) : present;
            return new Row(schedule, upTo, nextAfter(upTo, moved), moved);
        }

        @Nullable
        Instant newest(Instant now) {
            if (done == null || next == null || next.isAfter(now)) {
                return null;
            }
            Instant last = schedule.last(done.minus(calendarShift(shift)), now.minus(calendarShift(shift)));
            return last == null ? null : last.plus(calendarShift(shift));
        }

        private @Nullable Instant nextAfter(Instant number, Duration shifted) {
            Instant tick = schedule.next(number.minus(calendarShift(shifted)));
            return tick == null ? null : tick.plus(calendarShift(shifted));
        }

        /** Returns the shift of the ticks of a calendar. Those of a fixed rate go on from number to number. */
        private Duration calendarShift(Duration shifted) {
            return isSteady() ? Duration.ZERO : shifted;
        }
    }

    /** Replaces the schedules; keeps the state of those that stay. */
    void replace(Collection<Schedule> schedules) {
        Map<String, Row> before = Map.copyOf(rows);
        rows.clear();
        for (Schedule schedule : schedules) {
            Row row = before.get(schedule.id());
            boolean stays = row != null && row.schedule().counter().equals(schedule.counter());
            rows.put(schedule.id(), stays ? row : new Row(schedule));
        }
    }

    /** Forgets all settled ticks, because another node may lead from now on. */
    void forget() {
        rows.replaceAll((id, row) -> new Row(row.schedule()));
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
    void learn(Schedule schedule, OptionalLong counter, Time now) {
        Row row = rows.get(schedule.id());
        if (row != null && row.schedule().counter().equals(schedule.counter())) {
            Instant done = counter.isPresent() ? Instant.ofEpochMilli(counter.getAsLong()) : schedule.start();
            rows.put(schedule.id(), row.anchored(now, done));
        }
    }

    /** Marks a schedule as settled up to and including a tick. */
    void settle(Schedule schedule, Instant tick) {
        Row row = rows.get(schedule.id());
        if (row != null && row.schedule().counter().equals(schedule.counter())) {
            rows.put(schedule.id(), row.done(tick));
        }
    }

    /** Returns the due ticks that are not settled, at most one per schedule. */
    List<Due> due(Time time) {
        rows.replaceAll((id, row) -> {
            Instant done = row.done();
            if (done == null || !done.isAfter(row.now(time).plus(SLACK))) {
                return row;
            }
            // The clock was set back.
            return row.anchored(time, done);
        });
        List<Due> due = new ArrayList<>();
        for (Row row : rows.values()) {
            Instant now = row.now(time);
            Instant tick = row.newest(now);
            if (tick != null) {
                due.add(new Due(row.schedule(), tick, tick.plus(misfireWindow).isBefore(now)));
            }
        }
        return due;
    }

    /** Returns the time until the next tick, negative if one is due; {@code null} if no tick is known. */
    @Nullable
    Duration untilNext(Time time) {
        Duration first = null;
        for (Row row : rows.values()) {
            Duration left = row.next() == null ? null : Duration.between(row.now(time), row.next());
            if (left != null && (first == null || left.compareTo(first) < 0)) {
                first = left;
            }
        }
        return first;
    }
}
