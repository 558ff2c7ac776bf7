package dev.howl.server.durable;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.log.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The guarantees of durable topics, tested on each supported database. */
abstract class DurableContract extends DurableRaces {
    @Test
    void aRolledBackTransactionAppendsNothingAndUsesUpNoSeq() {
        node.published("paris", "1");
        AtomicReference<CompletionStage<Position>> stage = new AtomicReference<>();
        assertThatThrownBy(() -> node.transactions.write(() -> {
                    fact(1);
                    stage.set(node.publish("paris", "never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertUnavailable(requireNonNull(stage.get()));
        assertThat(node.published("paris", "2").seq()).isEqualTo(2);
        assertThat(node.readable("paris", 0)).containsExactly("1", "2");
        assertThat(facts()).isZero();
    }

    @Test
    void anEventIsVisibleOnlyAfterTheCommitOfItsState() {
        CompletionStage<Position> stage = node.transactions.write(() -> {
            fact(1);
            CompletionStage<Position> published = node.publish(null, "a");
            node.publish(null, "b");
            assertThat(published.toCompletableFuture()).isNotDone();
            assertThat(node.head(null)).isZero();
            assertThat(node.news.head(null).seq()).isEqualTo(2);
            return published;
        });
        assertThat(stage.toCompletableFuture()).isDone();
        assertThat(node.readable(null, 0)).containsExactly("a", "b");
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void pendingTransactionsCompleteBeforeClose() {
        for (int i = 0; i < 100; i++) {
            int id = i;
            var unused = node.transactions.later(() -> node.transactions.write(() -> {
                fact(id);
                return node.publish(null, "x");
            }));
        }
        node.transactions.close();
        assertThat(facts()).isEqualTo(100);
        assertThat(node.readable(null, 0)).hasSize(100);
    }

    @Test
    void aRefusedAppendRollsItsTransactionBack() {
        PublishOptions once = PublishOptions.NONE.withOnce(new PublishOptions.Once("job", 1));
        node.publish(null, "a", once).toCompletableFuture().join();
        assertThatThrownBy(() -> node.transactions.write(() -> {
                    fact(1);
                    return node.publish(null, "again", once);
                }))
                .isInstanceOf(NotAppendedException.class);
        assertThat(facts()).isZero();
        assertThat(node.published(null, "b").seq()).isEqualTo(2);
    }

    @Test
    void appendsAfterASavepointAreUndoneWithIt() {
        TransactionTemplate nested = new TransactionTemplate(new JdbcTransactionManager(node.pool));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        TransactionTemplate outer = new TransactionTemplate(new JdbcTransactionManager(node.pool));
        AtomicReference<CompletionStage<Position>> undone = new AtomicReference<>();
        outer.executeWithoutResult(status -> {
            node.publish(null, "a");
            nested.executeWithoutResult(inner -> {
                undone.set(node.publish(null, "undone"));
                inner.setRollbackOnly();
            });
            node.publish(null, "b");
        });
        assertUnavailable(requireNonNull(undone.get()));
        assertThat(node.readable(null, 0)).containsExactly("a", "b");
    }

    @Test
    void noEventIsMissedAcrossARestart() {
        String epoch = node.published("paris", "1").epoch();
        node.published("paris", "2");
        node.published("oslo", "1");
        restart();
        assertThat(node.readable("paris", 1)).containsExactly("2");
        assertThat(node.readable("oslo", 0)).containsExactly("1");
        assertThat(node.published("paris", "3")).isEqualTo(new Position("cities", "paris", epoch, 3));
    }

    @Test
    void theHeadOfAKeyOutlivesItsEvents() {
        node.published("paris", "1");
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(40)));
        node.published("paris", "2");
        node.published("oslo", "1");
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(40)));
        node.store.trim();
        assertThat(node.store.read("cities", "paris", 0, 10)).hasSize(1);
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(40)));
        node.store.trim();
        restart();
        assertThat(node.head("paris")).isEqualTo(2);
        assertThat(node.readable("paris", 2)).isEmpty();
        assertThat(node.published("paris", "3").seq()).isEqualTo(3);
        assertThat(node.readable("paris", 2)).containsExactly("3");
    }

    @Test
    void keysThatLookAlikeAreDifferent() {
        for (String key : List.of("oslo", "Oslo", "oslo ", "oslö", "o".repeat(LogKey.MAX_LENGTH))) {
            assertThat(node.published(key, key).seq()).isEqualTo(1);
        }
        assertThatThrownBy(() -> node.publish("o".repeat(LogKey.MAX_LENGTH + 1), "x"))
                .hasMessageContaining("200 characters");
    }

    @Test
    void aDedupeIdIsAppendedOnceInTenMinutesByAnyThread() {
        PublishOptions id = PublishOptions.dedupe("id");
        List<CompletableFuture<Position>> tries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> node.transactions.write(() -> node.publish("paris", "once", id)))
                        .thenCompose(stage -> stage))
                .toList();
        assertThat(tries)
                .allSatisfy(position -> assertThat(position.join().seq()).isEqualTo(1));
        restart();
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(10)));
        assertThat(node.publish("oslo", "x", id).toCompletableFuture().join())
                .isEqualTo(tries.get(0).join());
        now.updateAndGet(then -> then.plusMillis(1));
        assertThat(node.publish("paris", "again", id)
                        .toCompletableFuture()
                        .join()
                        .seq())
                .isEqualTo(2);
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(11)));
        node.store.trim();
        assertThat(node.jdbc
                        .sql("SELECT COUNT(*) FROM howl_dedupe")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aDedupeIdWithOtherContentIsRefusedForTenMinutes() {
        PublishOptions id = PublishOptions.dedupe("id");
        Position first = node.publish("oslo", "x", id.withContent("a"))
                .toCompletableFuture()
                .join();
        restart();
        assertThat(node.publish("oslo", "x", id.withContent("a"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(first);
        assertThat(node.publish("oslo", "y", id).toCompletableFuture().join()).isEqualTo(first);
        assertRefused(node.publish("oslo", "y", id.withContent("b")), NotAppendedException.Reason.OTHER_CONTENT);
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(11)));
        assertThat(node.publish("oslo", "y", id.withContent("b"))
                        .toCompletableFuture()
                        .join()
                        .seq())
                .isEqualTo(2);
        assertRefused(node.publish("oslo", "x", id.withContent("a")), NotAppendedException.Reason.OTHER_CONTENT);
    }

    @Test
    void countersAndFencesOutliveTheProcessForTopicsInMemoryToo() {
        PublishOptions first = once(10).withFence(new PublishOptions.Fence("lock", 2));
        assertThat(appendToMemory(first).toCompletableFuture().join().seq()).isEqualTo(1);
        restart();
        assertRefused(appendToMemory(first), NotAppendedException.Reason.ALREADY_DONE);
        assertRefused(
                appendToMemory(once(11).withFence(new PublishOptions.Fence("lock", 1))),
                NotAppendedException.Reason.FENCED);
        assertThat(counter()).isEqualTo(OptionalLong.of(10));
        assertThat(appendToMemory(once(11)).toCompletableFuture().join().seq()).isEqualTo(1);
        node.engine.counters().skipTo("job", 20).toCompletableFuture().join();
        node.engine.counters().skipTo("job", 15).toCompletableFuture().join();
        assertThat(counter()).isEqualTo(OptionalLong.of(20));
        node.engine.counters().remove("job").toCompletableFuture().join();
        assertThat(counter()).isEmpty();
    }

    @Test
    void commitsReportedOutOfOrderReachTheWindowInOrder() {
        JdbcEventStore other = new JdbcEventStore(node.pool, OPTIONS, now::get);
        other.open("cities");
        other.start();
        for (String text : List.of("1", "2", "3")) {
            other.append(
                            "cities",
                            new AppendRequest("paris", text.getBytes(StandardCharsets.UTF_8), PublishOptions.NONE))
                    .toCompletableFuture()
                    .join();
        }
        other.stop();
        WindowFeeder feeder = new WindowFeeder(node.store);
        feeder.add(node.cities.windows());
        List<StoredEvent> events = node.store.read("cities", "paris", 0, 10);
        feeder.committed(events.subList(1, 2));
        feeder.committed(events.subList(0, 1));
        feeder.caughtUp("cities").toCompletableFuture().join();
        assertThat(node.readable("paris", 0)).containsExactly("1", "2", "3");
        feeder.stop();
    }

    @Test
    void anEventOverTheSizeLimitIsRefused() {
        assertThatThrownBy(() -> node.publish(null, "x".repeat((1 << 20) + 1))).hasMessageContaining("bytes");
        assertThat(node.published(null, "x".repeat(1 << 20)).seq()).isEqualTo(1);
    }

    static void assertUnavailable(CompletionStage<Position> stage) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .cause()
                .isInstanceOfSatisfying(CodedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Codes.UNAVAILABLE);
                    assertThat(refused.retryable()).isTrue();
                });
    }

    private static void assertRefused(CompletionStage<Position> stage, NotAppendedException.Reason reason) {
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .cause()
                .isInstanceOfSatisfying(NotAppendedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private CompletionStage<Position> appendToMemory(PublishOptions options) {
        return node.memory.append(new AppendRequest(null, new byte[] {'{', '}'}, options));
    }

    private OptionalLong counter() {
        return node.engine.counters().get("job").toCompletableFuture().join();
    }

    private static PublishOptions once(long tick) {
        return PublishOptions.NONE.withOnce(new PublishOptions.Once("job", tick));
    }
}
