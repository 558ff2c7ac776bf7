package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.broadcasts.TickTracker.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
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
        ticks.learn(water, OptionalLong.empty());
    }

    @Test
    void hasNothingDueBeforeATick() {
        assertThat(ticks.due(at(9.999))).isEmpty();
        assertThat(ticks.next()).isEqualTo(at(10));
    }

    @Test
    void keepsATickDueUntilItIsSettled() {
        assertThat(ticks.due(at(10))).containsExactly(new Due(water, at(10), false));
        assertThat(ticks.due(at(11))).containsExactly(new Due(water, at(10), false));
        ticks.settle(water, at(10));
        assertThat(ticks.due(at(11))).isEmpty();
        assertThat(ticks.next()).isEqualTo(at(20));
    }

    @Test
    void returnsOnlyTheNewestMissedTick() {
        assertThat(ticks.due(at(47))).containsExactly(new Due(water, at(40), false));
        ticks.settle(water, at(40));
        assertThat(ticks.due(at(49))).isEmpty();
    }

    @Test
    void expiresATickAfterTheMisfireWindow() {
        Schedule hourly = add(schedule("hourly", "PT1H", START));
        assertThat(ticks.due(at(3_660))).contains(new Due(hourly, at(3_600), false));
        assertThat(ticks.due(at(3_660.001))).contains(new Due(hourly, at(3_600), true));
    }

    @Test
    void returnsTheNextTickAfterAnExpiredOne() {
        Schedule hourly = add(schedule("hourly", "PT1H", START));
        ticks.settle(hourly, at(3_600));
        ticks.settle(water, at(7_200));
        assertThat(ticks.due(at(7_200))).containsExactly(new Due(hourly, at(7_200), false));
    }

    @Test
    void hasNothingDueForAScheduleWhoseCounterIsUnknown() {
        Schedule other = schedule("other", "PT10S", START);
        ticks.replace(List.of(other));
        assertThat(ticks.due(at(100))).isEmpty();
        assertThat(ticks.next()).isNull();
        assertThat(ticks.unknown()).containsExactly(other);
        ticks.learn(other, OptionalLong.of(at(100).toEpochMilli()));
        assertThat(ticks.unknown()).isEmpty();
        assertThat(ticks.due(at(100))).isEmpty();
        assertThat(ticks.next()).isEqualTo(at(110));
    }

    @Test
    void keepsTheCounterOfAScheduleThatStays() {
        ticks.settle(water, at(10));
        ticks.replace(List.of(schedule("water", "PT10S", START), schedule("new", "PT10S", START)));
        assertThat(ticks.unknown()).extracting(Schedule::id).containsExactly("new");
        assertThat(ticks.due(at(19))).isEmpty();
    }

    @Test
    void treatsAScheduleWithTheSameIdAndAnotherStartAsNew() {
        ticks.settle(water, at(10));
        Schedule again = schedule("water", "PT10S", at(12));
        ticks.replace(List.of(again));
        assertThat(ticks.unknown()).containsExactly(again);
        ticks.settle(water, at(20));
        ticks.learn(again, OptionalLong.empty());
        assertThat(ticks.next()).isEqualTo(at(22));
    }

    @Test
    void hasNothingDueForARemovedSchedule() {
        ticks.replace(List.of());
        assertThat(ticks.due(at(100))).isEmpty();
        ticks.settle(water, at(10));
        assertThat(ticks.next()).isNull();
    }

    @Test
    void forgetsAllCountersWhenTheLeadIsLost() {
        ticks.settle(water, at(10));
        ticks.forget();
        assertThat(ticks.due(at(20))).isEmpty();
        assertThat(ticks.unknown()).containsExactly(water);
    }

    @Test
    void repeatsNoTickWhenTheClockGoesBack() {
        ticks.settle(water, at(30));
        assertThat(ticks.due(at(20))).isEmpty();
        assertThat(ticks.due(at(39))).isEmpty();
        assertThat(ticks.due(at(40))).hasSize(1);
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
            checked.learn(schedule, OptionalLong.empty());
            List<Instant> sent = new ArrayList<>();
            Instant now = START;
            for (int i = 0; i < 100; i++) {
                now = now.plusMillis(random.nextInt(random.nextInt(10) == 0 ? 200_000 : 3_000));
                for (Due due : checked.due(now)) {
                    assertThat(due.tick()).isEqualTo(schedule.last(START, now));
                    assertThat(due.expired())
                            .isEqualTo(Duration.between(due.tick(), now).compareTo(WINDOW) > 0);
                    sent.add(due.tick());
                    checked.settle(schedule, due.tick());
                }
                assertThat(checked.next()).isEqualTo(schedule.next(now));
            }
            assertThat(sent).isSorted().doesNotHaveDuplicates();
        }
    }

    private Schedule add(Schedule schedule) {
        ticks.replace(List.of(water, schedule));
        ticks.learn(schedule, OptionalLong.empty());
        return schedule;
    }

    private static Schedule schedule(String id, String every, Instant start) {
        return new Schedule(id, "Drink some water", FixedRate.parse(every), start);
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000));
    }
}
