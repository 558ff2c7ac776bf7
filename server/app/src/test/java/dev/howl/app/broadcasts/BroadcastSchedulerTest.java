package dev.howl.app.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.contract.Broadcast;
import dev.howl.runtime.Position;
import dev.howl.runtime.TopicSpec;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.PublishOptions;
import dev.howl.server.PublishOptions.Fence;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.TopicLog;
import dev.howl.server.memory.MemoryEngine;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests of {@link BroadcastScheduler} on a real log, with a clock that the test sets. */
class BroadcastSchedulerTest {
    private static final Instant START = Instant.parse("2026-03-14T06:30:00Z");

    private Instant now = START;
    private Duration error = Duration.ZERO;
    private @Nullable Fence lead = new Fence("broadcasts", 1);
    private boolean logReachable = true;
    private final MemoryEngine engine = new MemoryEngine(
            new Windows(new WindowLimits(1000, 1 << 20, Duration.ofHours(1), 1 << 20), this::nanos), this::nanos);
    private final TopicLog topic = engine.open(TopicSpec.of("broadcasts", "broadcast"), (body, position) -> body);
    private final MemoryScheduleStore store = new MemoryScheduleStore();
    private final List<Broadcast> sent = new ArrayList<>();
    private final BroadcastScheduler scheduler = node();

    @Test
    void firesAtEachTick() throws Exception {
        Schedule water = add("water", "PT10S");
        roundAt(9.999);
        assertThat(sent).isEmpty();
        roundAt(10);
        roundAt(10.5);
        roundAt(20);
        assertThat(sent).containsExactly(water.broadcast(at(10)), water.broadcast(at(20)));
        assertThat(sent).extracting(Broadcast::broadcastId).doesNotHaveDuplicates();
        assertThat(sent).allSatisfy(event -> {
            assertThat(event.scheduleId()).isEqualTo("water");
            assertThat(event.message()).isEqualTo("Drink some water");
        });
    }

    @Test
    void returnsTheDelayUntilTheNextRound() throws Exception {
        assertThat(roundAt(0)).isEqualTo(BroadcastScheduler.POLL_INTERVAL);
        add("water", "PT10S");
        assertThat(roundAt(1)).isEqualTo(BroadcastScheduler.POLL_INTERVAL);
        assertThat(roundAt(9.9)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void sendsNothingWithoutTheLead() throws Exception {
        add("water", "PT10S");
        lead = null;
        roundAt(10);
        assertThat(sent).isEmpty();
        lead = new Fence("broadcasts", 2);
        roundAt(11);
        assertThat(sent).hasSize(1);
    }

    @Test
    void sendsATickOnceWhenTwoNodesBelieveToLead() throws Exception {
        BroadcastScheduler other = node();
        add("water", "PT10S");
        roundAt(10);
        other.round();
        now = at(20);
        other.round();
        scheduler.round();
        assertThat(sent).hasSize(2);
        assertThat(head()).isEqualTo(2);
    }

    @Test
    void refusesAFormerLeaderByItsFencingToken() throws Exception {
        add("water", "PT10S");
        BroadcastScheduler former = node();
        now = at(1);
        former.round();
        lead = new Fence("broadcasts", 2);
        roundAt(10);
        lead = new Fence("broadcasts", 1);
        now = at(20);
        former.round();
        assertThat(sent).hasSize(1);
        lead = new Fence("broadcasts", 2);
        roundAt(20.1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void letsANewLeaderSendMissedTicksOnce() throws Exception {
        Schedule water = add("water", "PT10S");
        roundAt(10);
        BroadcastScheduler next = node();
        lead = new Fence("broadcasts", 2);
        now = at(45);
        next.round();
        assertThat(sent).containsExactly(water.broadcast(at(10)), water.broadcast(at(40)));
    }

    @Test
    void keepsItsPaceWhenTheClockIsSetForwardAndBack() throws Exception {
        add("water", "PT10S");
        roundAt(10);
        error = Duration.ofHours(1);
        roundAt(19.999);
        assertThat(sent).hasSize(1);
        roundAt(20);
        assertThat(sent).hasSize(2);
        error = Duration.ZERO;
        roundAt(29.999);
        assertThat(sent).hasSize(2);
        roundAt(30);
        assertThat(sent).hasSize(3);
        assertThat(roundAt(39.9)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void keepsItsPaceWhenALeaderFollowsWhoseClockWasAhead() throws Exception {
        error = Duration.ofHours(1);
        add("water", "PT10S");
        roundAt(10);
        assertThat(sent).hasSize(1);
        error = Duration.ZERO;
        lead = new Fence("broadcasts", 2);
        BroadcastScheduler next = node();
        for (now = at(11); now.isBefore(at(22)); now = now.plusSeconds(10)) {
            next.round();
        }
        assertThat(sent).hasSize(2);
    }

    @Test
    void skipsATickOutsideTheMisfireWindow() throws Exception {
        add("hourly", "PT1H");
        roundAt(0);
        roundAt(3_661);
        assertThat(sent).isEmpty();
        assertThat(counter("schedule:hourly:" + START.toEpochMilli()))
                .isEqualTo(at(3_600).toEpochMilli());
        roundAt(7_200);
        assertThat(sent).hasSize(1);
    }

    @Test
    void retriesAnUnavailableLogWithinTheMisfireWindow() throws Exception {
        Schedule hourly = add("hourly", "PT1H");
        logReachable = false;
        assertThat(roundAt(3_600)).isLessThan(BroadcastScheduler.POLL_INTERVAL);
        roundAt(3_630);
        logReachable = true;
        roundAt(3_631);
        assertThat(sent).containsExactly(hourly.broadcast(at(3_600)));
        logReachable = false;
        roundAt(7_200);
        roundAt(7_261);
        logReachable = true;
        roundAt(7_262);
        assertThat(sent).hasSize(1);
    }

    @Test
    void retriesAnUnavailableStore() throws Exception {
        add("water", "PT10S");
        store.reachable = false;
        assertThat(roundAt(10)).isLessThan(BroadcastScheduler.POLL_INTERVAL);
        store.reachable = true;
        roundAt(11);
        assertThat(sent).hasSize(1);
    }

    @Test
    void appendsNothingAfterACancellationEvenFromANodeWithAStaleStore() throws Exception {
        Schedule water = add("water", "PT10S");
        roundAt(10);
        BroadcastService broadcasts = new BroadcastService(
                this::append,
                store,
                engine.counters(),
                new BroadcastSchedulerThread(scheduler, engine.counters()),
                () -> now,
                10);
        MemoryScheduleStore stale = new MemoryScheduleStore();
        stale.add(water, 10);
        BroadcastScheduler staleNode = node(stale, () -> lead);
        broadcasts.cancel("water").toCompletableFuture().join();
        now = at(20);
        staleNode.round();
        scheduler.round();
        assertThat(sent).hasSize(1);
    }

    @Test
    void removesTheCounterOnStopOnlyWhereTheNodeLeads() {
        for (boolean leads : new boolean[] {true, false}) {
            Schedule water = add("water", "PT10S");
            BroadcastSchedulerThread thread = new BroadcastSchedulerThread(scheduler, engine.counters());
            new BroadcastService(this::append, store, engine.counters(), thread, () -> now, 10)
                    .cancel("water")
                    .toCompletableFuture()
                    .join();
            lead = leads ? lead : null;
            thread.stop();
            assertThat(counter(water.counter()) < 0).isEqualTo(leads);
        }
    }

    @Test
    void runsTheNextRoundAfterAnError() throws Exception {
        CountDownLatch rounds = new CountDownLatch(2);
        Leadership broken = () -> {
            if (rounds.getCount() == 0) {
                return null;
            }
            rounds.countDown();
            throw new NoClassDefFoundError("thrown by the test");
        };
        BroadcastSchedulerThread thread = new BroadcastSchedulerThread(node(store, broken), engine.counters());
        thread.start();
        try {
            assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.stop();
        }
    }

    private BroadcastScheduler node() {
        return node(store, () -> lead);
    }

    private BroadcastScheduler node(ScheduleStore schedules, Leadership leadership) {
        TickTracker ticks = new TickTracker(Duration.ofMinutes(1));
        return new BroadcastScheduler(
                ticks, schedules, engine.counters(), leadership, this::append, this::wall, this::nanos);
    }

    private CompletionStage<Position> append(Broadcast event, PublishOptions options) {
        if (!logReachable) {
            return CompletableFuture.failedStage(BroadcastErrors.unavailable("the log is away"));
        }
        long before = head();
        return topic.append(new AppendRequest(null, new byte[] {'{', '}'}, options))
                .thenApply(position -> {
                    if (position.seq() > before) {
                        sent.add(event);
                    }
                    return position;
                });
    }

    private Schedule add(String id, String every) {
        Schedule schedule = new Schedule(id, "Drink some water", FixedRate.parse(every), START);
        store.add(schedule, 10);
        return schedule;
    }

    private Duration roundAt(double seconds) throws InterruptedException {
        now = at(seconds);
        return scheduler.round();
    }

    private long head() {
        return topic.windows().head(null).seq();
    }

    private long counter(String name) {
        return engine.counters().get(name).toCompletableFuture().join().orElse(-1);
    }

    /** Returns the time of day, which may be wrong. */
    private Instant wall() {
        return now.plus(error);
    }

    private long nanos() {
        return Duration.between(START, now).toNanos();
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000));
    }
}
