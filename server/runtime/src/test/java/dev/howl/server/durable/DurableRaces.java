package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guarantees of durable topics under concurrent access. */
abstract class DurableRaces extends DurableRevocations {
    private static final int THREADS = 4;
    private static final int EACH = 40;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stopThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private record Snapshot(long facts, long head) {}

    @Test
    void appendsInAndOutsideOfTransactionsAreNumberedWithoutAHole() {
        List<Position> positions = new ArrayList<>();
        together(thread -> () -> {
            List<CompletionStage<Position>> stages = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                String text = thread + " " + i;
                stages.add(
                        thread % 2 == 0
                                ? node.publish("paris", text)
                                : node.transactions.write(() -> node.publish("paris", text)));
            }
            List<Position> mine = stages.stream()
                    .map(stage -> stage.toCompletableFuture().join())
                    .toList();
            synchronized (positions) {
                positions.addAll(mine);
            }
        });
        assertThat(positions.stream().map(Position::seq))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH).boxed().toList());
        node.cities.caughtUp().toCompletableFuture().join();
        assertThat(node.readable("paris", 0)).hasSize(THREADS * EACH);
        for (StoredAt stored : stored()) {
            assertThat(node.readable("paris", stored.seq() - 1)).first().isEqualTo(stored.text());
        }
    }

    @Test
    void eachKeyIsNumberedOnItsOwn() {
        together(thread -> () -> {
            for (int i = 1; i <= EACH; i++) {
                String text = String.valueOf(i);
                Position position = node.transactions
                        .write(() -> node.publish("city" + thread, text))
                        .toCompletableFuture()
                        .join();
                assertThat(position.seq()).isEqualTo(i);
            }
        });
        List<String> expected =
                IntStream.rangeClosed(1, EACH).mapToObj(String::valueOf).toList();
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(node.readable("city" + thread, 0)).isEqualTo(expected);
        }
    }

    @Test
    void removingACounterFailsNoConcurrentAppendThatMovesIt() {
        AtomicInteger done = new AtomicInteger();
        together(thread -> () -> {
            if (thread == 0) {
                while (done.get() < THREADS - 1) {
                    node.transactions.write(() -> node.engine.counters().remove("job"));
                }
                return;
            }
            try {
                for (int i = 1; i <= EACH; i++) {
                    move("city" + thread, i);
                }
            } finally {
                done.incrementAndGet();
            }
        });
        assertThat(done).hasValue(THREADS - 1);
    }

    /** Moves the counter; another thread may have moved it further, but no other failure is allowed. */
    private void move(String key, int tick) {
        PublishOptions once = PublishOptions.NONE.withOnce(new PublishOptions.Once("job", tick));
        try {
            node.transactions
                    .write(() -> node.publish(key, "x", once))
                    .toCompletableFuture()
                    .join();
        } catch (NotAppendedException e) {
            assertThat(e.reason()).isEqualTo(NotAppendedException.Reason.ALREADY_DONE);
        }
    }

    @Test
    void aSnapshotIsTheStateExactlyAtItsPosition() {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger ids = new AtomicInteger();
        List<Snapshot> snapshots = new ArrayList<>();
        together(thread -> () -> {
            if (thread == 0) {
                while (!done.get() || snapshots.size() < 20) {
                    snapshots.add(node.transactions.snapshot(
                            () -> new Snapshot(facts(), node.news.head(null).seq())));
                }
                return;
            }
            try {
                for (int i = 0; i < EACH; i++) {
                    node.transactions.write(() -> {
                        fact(ids.incrementAndGet());
                        return node.publish(null, "x");
                    });
                }
            } finally {
                done.set(true);
            }
        });
        assertThat(snapshots).allSatisfy(snapshot -> assertThat(snapshot.head()).isEqualTo(snapshot.facts()));
        assertThat(facts()).isEqualTo((THREADS - 1) * EACH);
        node.news.caughtUp().toCompletableFuture().join();
        assertThat(node.readable(null, 0)).hasSize((THREADS - 1) * EACH);
    }

    private record StoredAt(long seq, String text) {}

    private List<StoredAt> stored() {
        return node.store.read("cities", "paris", 0, Integer.MAX_VALUE).stream()
                .map(event -> new StoredAt(event.seq(), new String(event.body(), StandardCharsets.UTF_8)))
                .toList();
    }

    private void together(IntFunction<Runnable> tasks) {
        List<CompletableFuture<Void>> running = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(tasks.apply(thread), threads))
                .toList();
        running.forEach(CompletableFuture::join);
    }
}
