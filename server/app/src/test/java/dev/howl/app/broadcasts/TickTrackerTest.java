package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.broadcasts.TickTracker.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickTrackerTest {
    private static final Instant START = Instant.parse("2026-03-14T06:30:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TickTracker ticks = new TickTracker(WINDOW);
    private final Schedule water = schedule("water", "PT10S", START);

    @BeforeEach
    void oneSchedule() {
        ticks.replace(List.of(water));
        ticks.learn(water, OptionalLong.empty(), time(START));
    }

    @Test
    void hasNothingDueBeforeATick() {
        assertThat(due(at(9.999))).isEmpty();
        assertThat(next()).isEqualTo(at(10));
    }

    @Test
    void keepsATickDueUntilItIsSettled() {
        assertThat(due(at(10))).containsExactly(new Due(water, at(10), false));
        assertThat(due(at(11))).containsExactly(new Due(water, at(10), false));
        ticks.settle(water, at(10));
        assertThat(due(at(11))).isEmpty();
        assertThat(next()).isEqualTo(at(20));
    }

    @Test
    void returnsOnlyTheNewestMissedTick() {
        assertThat(due(at(47))).containsExactly(new Due(water, at(40), false));
        ticks.settle(water, at(40));
        assertThat(due(at(49))).isEmpty();
    }

    @Test
    void expiresATickAfterTheMisfireWindow() {
        Schedule hourly = add(schedule("hourly", "PT1H", START));
        assertThat(due(at(3_660))).contains(new Due(hourly, at(3_600), false));
        assertThat(due(at(3_660.001))).contains(new Due(hourly, at(3_600), true));
    }

    @Test
    void returnsTheNextTickAfterAnExpiredOne() {
        Schedule hourly = add(schedule("hourly", "PT1H", START));
        ticks.settle(hourly, at(3_600));
        ticks.settle(water, at(7_200));
        assertThat(due(at(7_200))).containsExactly(new Due(hourly, at(7_200), false));
    }

    @Test
    void hasNothingDueForAScheduleWhoseCounterIsUnknown() {
        Schedule other = schedule("other", "PT10S", START);
        ticks.replace(List.of(other));
        assertThat(due(at(100))).isEmpty();
        assertThat(next()).isNull();
        assertThat(ticks.unknown()).containsExactly(other);
        ticks.learn(other, OptionalLong.of(at(100).toEpochMilli()), time(at(100)));
        assertThat(ticks.unknown()).isEmpty();
        assertThat(due(at(100))).isEmpty();
        assertThat(next()).isEqualTo(at(110));
    }

    @Test
    void keepsTheCounterOfAScheduleThatStays() {
        ticks.settle(water, at(10));
        ticks.replace(List.of(schedule("water", "PT10S", START), schedule("new", "PT10S", START)));
        assertThat(ticks.unknown()).extracting(Schedule::id).containsExactly("new");
        assertThat(due(at(19))).isEmpty();
    }

    @Test
    void treatsAScheduleWithTheSameIdAndAnotherStartAsNew() {
        ticks.settle(water, at(10));
        Schedule again = schedule("water", "PT10S", at(12));
        ticks.replace(List.of(again));
        assertThat(ticks.unknown()).containsExactly(again);
        ticks.settle(water, at(20));
        ticks.learn(again, OptionalLong.empty(), time(at(12)));
        assertThat(next()).isEqualTo(at(22));
    }

    @Test
    void hasNothingDueForARemovedSchedule() {
        ticks.replace(List.of());
        assertThat(due(at(100))).isEmpty();
        ticks.settle(water, at(10));
        assertThat(next()).isNull();
    }

    @Test
    void forgetsAllCountersWhenTheLeadIsLost() {
        ticks.settle(water, at(10));
        ticks.forget();
        assertThat(due(at(20))).isEmpty();
        assertThat(ticks.unknown()).containsExactly(water);
    }

    /** A node whose clock is right takes over from one whose clock was an hour ahead. */
    @Test
    void goesOnAfterATickOfTheFutureWithoutRepeatingIt() {
        ticks.forget();
        ticks.learn(water, OptionalLong.of(at(3_600).toEpochMilli()), time(at(20)));
        assertThat(due(at(20))).isEmpty();
        assertThat(due(at(29.999))).isEmpty();
        assertThat(due(at(30))).containsExactly(new Due(water, at(3_610), false));
        ticks.settle(water, at(3_610));
        assertThat(due(at(39.999))).isEmpty();
        assertThat(due(at(40))).containsExactly(new Due(water, at(3_620), false));
    }

    @Test
    void measuresAFixedRateOnTheSteadyClock() {
        ticks.settle(water, at(10));
        for (int wrong : new int[] {3_600, -3_600, 0}) {
            Instant now = at(19.999);
            assertThat(ticks.due(new TickTracker.Time(now.plusSeconds(wrong), now)))
                    .isEmpty();
            assertThat(ticks.due(new TickTracker.Time(at(20 + wrong), at(20))))
                    .containsExactly(new Due(water, at(20), false));
        }
    }

    @Test
    void goesOnWithACalendarWhenTheClockGoesBack() {
        Schedule cron = new Schedule("cron", "Drink", Cron.parse("*/10 * * * * *", null, ZoneOffset.UTC), START);
        ticks.replace(List.of(cron));
        ticks.learn(cron, OptionalLong.empty(), time(START));
        assertThat(due(at(3_600))).containsExactly(new Due(cron, at(3_600), false));
        ticks.settle(cron, at(3_600));
        assertThat(due(at(15))).isEmpty();
        assertThat(due(at(19.999))).isEmpty();
        List<Due> due = due(at(20));
        assertThat(due).hasSize(1);
        assertThat(due.get(0).tick()).isAfter(at(3_600)).isBeforeOrEqualTo(at(3_610));
        ticks.settle(cron, due.get(0).tick());
        assertThat(due(at(29.999))).isEmpty();
        assertThat(due(at(30))).hasSize(1);
    }

    /**
     * With rounds at irregular intervals each tick is due at most once, in order, and none within the window is lost.
     */
    @Test
    void returnsEachTickOnceWithIrregularRounds() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            TickTracker checked = new TickTracker(WINDOW);
            Schedule schedule = schedule("s", "PT" + (1 + random.nextInt(40)) + "S", START);
            checked.replace(List.of(schedule));
            checked.learn(schedule, OptionalLong.empty(), time(START));
            List<Instant> sent = new ArrayList<>();
            Instant now = START;
            for (int i = 0; i < 100; i++) {
                now = now.plusMillis(random.nextInt(random.nextInt(10) == 0 ? 200_000 : 3_000));
                for (Due due : checked.due(time(now))) {
                    assertThat(due.tick()).isEqualTo(schedule.last(START, now));
                    assertThat(due.expired())
                            .isEqualTo(Duration.between(due.tick(), now).compareTo(WINDOW) > 0);
                    sent.add(due.tick());
                    checked.settle(schedule, due.tick());
                }
                assertThat(checked.untilNext(time(now))).isEqualTo(Duration.between(now, schedule.next(now)));
            }
            assertThat(sent).isSorted().doesNotHaveDuplicates();
        }
    }

    private Schedule add(Schedule schedule) {
        ticks.replace(List.of(water, schedule));
        ticks.learn(schedule, OptionalLong.empty(), time(START));
        return schedule;
    }

    private List<Due> due(Instant now) {
        return ticks.due(time(now));
    }

    private @Nullable Instant next() {
        Duration left = ticks.untilNext(time(START));
        return left == null ? null : START.plus(left);
    }

    private static TickTracker.Time time(Instant now) {
        return new TickTracker.Time(now, now);
    }

    private static Schedule schedule(String id, String every, Instant start) {
        return new Schedule(id, "Drink some water", FixedRate.parse(every), start);
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000));
    }
}
