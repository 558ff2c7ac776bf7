package dev.howl.server.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.window.Offset;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.WindowLimits;
import dev.howl.server.window.Windows;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that each subscriber receives every next event or a gap, whatever subscribers, publishers and the log do. */
class FanoutTest {
    private static final int WINDOW = 40;
    private static final int ROUNDS = 20_000;

    /** Holds an event loop that runs its tasks only when the test calls {@code runPendingTasks}. */
    private final EmbeddedChannel loop = new EmbeddedChannel();

    private final Fanout fanout = new Fanout();
    private final LongAdder deliveries = new LongAdder();
    private final List<Witness> witnesses = new ArrayList<>();
    private final TopicWindows windows = new Windows(
                    new WindowLimits(WINDOW, 1 << 20, Duration.ofHours(1), 1 << 20), () -> 0)
            .open(
                    "topic",
                    (body, at) -> (at.epoch() + ":" + at.seq() + ";").getBytes(StandardCharsets.US_ASCII),
                    "first",
                    true);

    private record Present(Witness witness, Cursor cursor) {}

    @AfterEach
    void close() {
        loop.finishAndReleaseAll();
    }

    @Test
    void eventsSinceTheLastTurnAreJoinedIntoOneWrite() {
        Present one = place(null, false);
        one.witness().takes(1);
        append(20);
        loop.runPendingTasks();
        assertThat(one.witness().events()).isEqualTo(20);
        assertThat(deliveries.sum()).isEqualTo(20);
    }

    @Test
    void aStalledSubscriberIsPassedOverAndCatchesUpByItself() {
        Present stalled = place(null, false);
        Present quick = place(null, false);
        stalled.witness().takes(0);
        append(WINDOW);
        loop.runPendingTasks();
        assertThat(quick.witness().events()).isEqualTo(WINDOW);
        assertThat(stalled.witness().events()).isZero();
        stalled.witness().takes(Integer.MAX_VALUE);
        stalled.cursor().catchUp();
        loop.runPendingTasks();
        assertThat(stalled.witness().events()).isEqualTo(WINDOW);
        append(1);
        loop.runPendingTasks();
        assertThat(stalled.witness().last()).isEqualTo(quick.witness().last());
        assertThat(stalled.witness().gaps()).isZero();
    }

    @Test
    void theLastSubscriberRemovesTheTopicFromTheLoop() {
        Present only = place(null, false);
        only.cursor().close();
        only.cursor().close();
        append(3);
        loop.runPendingTasks();
        assertThat(only.witness().events()).isZero();
        assertThat(place(new Offset("first", 0), false).cursor().offset()).isEqualTo(new Offset("first", 0));
    }

    @Test
    void aSubscriberPlacedWhileTheLastOtherIsClosedReceivesWhatFollows() {
        Present laggard = place(null, true);
        append(WINDOW + 1);
        Present next = place(null, false);
        assertThat(laggard.witness().isClosed()).isTrue();
        loop.runPendingTasks();
        append(2);
        loop.runPendingTasks();
        assertThat(next.witness().events()).isEqualTo(2);
        next.cursor().close();
        append(1);
        loop.runPendingTasks();
        assertThat(next.witness().events()).isEqualTo(2);
    }

    /** Covers a subscriber whose position this node reaches meanwhile: it received the event from another node. */
    @Test
    void aSubscriberAheadOfThisNodeKeepsItsPositionWhenTheNodeReachesIt() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
            for (int round = 1; round <= ROUNDS; round++) {
                meet(begun, round);
                // Varies the delay, so that the append meets the placement at different moments.
                for (int spin = 0; spin < round % 300; spin++) {
                    Thread.onSpinWait();
                }
                append(1);
                done.set(round);
            }
        });
        for (int round = 1; round <= ROUNDS; round++) {
            begun.set(round);
            Cursor cursor = place(new Offset("first", round), false).cursor();
            loop.runPendingTasks();
            meet(done, round);
            loop.runPendingTasks();
            cursor.close();
        }
        publishing.join();
    }

    /** Waits until the other thread is in that round; spins first, so that both continue within nanoseconds. */
    private static void meet(AtomicInteger round, int value) {
        for (int spins = 0; round.get() < value; spins++) {
            if (spins < 5_000) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noEventIsLostWithoutAGap(long seed) {
        Random random = new Random(seed);
        List<Present> present = new ArrayList<>();
        int epochs = 1;
        for (int step = 0; step < 3_000; step++) {
            int dice = random.nextInt(100);
            if (dice < 40) {
                append(1 + random.nextInt(12));
            } else if (dice < 55) {
                loop.runPendingTasks();
            } else if (dice < 65) {
                present.add(place(random.nextBoolean() ? null : randomPosition(random), random.nextBoolean()));
            } else if (dice < 70 && !present.isEmpty()) {
                present.remove(random.nextInt(present.size())).cursor().close();
            } else if (dice < 97 && !present.isEmpty()) {
                changeWritability(present.get(random.nextInt(present.size())), random);
            } else if (dice == 99 && random.nextInt(4) == 0) {
                epochs++;
                windows.raise("epoch" + epochs, Map.of("", (long) random.nextInt(30)));
            }
            present.removeIf(one -> one.witness().isClosed());
        }
        loop.runPendingTasks();
        for (Present one : present) {
            one.witness().takes(Integer.MAX_VALUE);
            one.cursor().catchUp();
        }
        loop.runPendingTasks();
        present.removeIf(one -> one.witness().isClosed());
        assertThat(present).isNotEmpty().allSatisfy(one -> assertThat(
                        one.witness().last())
                .isEqualTo(one.cursor().offset())
                .isEqualTo(windows.head(null)));
        assertThat(witnesses.stream().mapToInt(Witness::gaps).sum()).isGreaterThan(50);
        assertThat(witnesses.stream().mapToLong(Witness::events).sum())
                .isEqualTo(deliveries.sum())
                .isGreaterThan(10_000);
    }

    /** Changes writability as a Netty channel does: a change to writable triggers catching up. */
    private static void changeWritability(Present one, Random random) {
        boolean before = one.witness().isWritable();
        one.witness().takes(random.nextInt(4));
        if (!before && one.witness().isWritable()) {
            one.cursor().catchUp();
        }
    }

    private Offset randomPosition(Random random) {
        Offset head = windows.head(null);
        return new Offset(random.nextInt(10) == 0 ? "other" : head.epoch(), random.nextLong(head.seq() + 3));
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            windows.append(null, new byte[0]);
        }
    }

    private void count(int subscribers, int events, int bytes) {
        deliveries.add((long) subscribers * events);
    }

    private Present place(@Nullable Offset after, boolean closesWhenLagging) {
        Witness witness = new Witness(closesWhenLagging);
        CursorPlacement placed = fanout.place(loop.eventLoop(), windows, null, after, witness, this::count);
        witness.placed(placed);
        witnesses.add(witness);
        return new Present(witness, placed.cursor());
    }
}
