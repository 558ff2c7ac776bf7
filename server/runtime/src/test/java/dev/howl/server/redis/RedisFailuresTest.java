package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Position;
import dev.howl.server.log.EngineStartException;
import dev.howl.server.window.Offset;
import dev.howl.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the engine while Redis stops, loses data, hangs or cannot be reached. */
class RedisFailuresTest {
    private final Map<Position, String> delivered = new ConcurrentHashMap<>();
    private final Map<Position, String> acknowledged = new ConcurrentHashMap<>();

    /** A thread that publishes on two topics until it is closed, with at most 50 appends in flight. */
    private final class Publisher implements AutoCloseable {
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread thread;

        Publisher(TestNode node, String name) {
            Semaphore inFlight = new Semaphore(50);
            thread = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    inFlight.acquireUninterruptibly();
                    String body = name + i;
                    CompletionStage<Position> sent = i % 3 == 0 ? node.send("key-" + i % 5, body) : node.send(body);
                    sent.whenComplete((position, failure) -> {
                        inFlight.release();
                        if (failure == null) {
                            String other = acknowledged.put(position, body);
                            if (other != null) {
                                node.contradictions.add(position + " was acknowledged for " + other + " and " + body);
                            }
                        }
                    });
                }
                inFlight.acquireUninterruptibly(50);
            });
            thread.start();
        }

        @Override
        public void close() {
            done.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void noSeqIsReusedInAnEpochAfterRedisLostEvents() {
        try (LocalRedis redis = LocalRedis.start(false);
                TestNode one = TestNode.started(redis.port(), delivered);
                TestNode two = TestNode.started(redis.port(), delivered)) {
            List<String> epochs = new ArrayList<>();
            try (Publisher first = new Publisher(one, "one-");
                    Publisher second = new Publisher(two, "two-")) {
                for (int round = 0; round < 5; round++) {
                    Await.until(
                            "events flow",
                            () -> one.head().seq() > 300 && two.head().seq() > 300);
                    boolean savesSome = round % 2 == 0;
                    if (savesSome) {
                        redis.use(commands -> commands.save());
                        long saved = one.head().seq();
                        Await.until("more events flow", () -> two.head().seq() > saved + 200);
                    }
                    String epoch = one.head().epoch();
                    epochs.add(epoch);
                    redis.kill();
                    redis.startAgain();
                    Await.until(
                            "another epoch",
                            () -> !one.head().epoch().equals(epoch)
                                    && one.head().epoch().equals(two.head().epoch()));
                }
                assertThat(first).isNotSameAs(second);
            }
            assertNodesAgree(one, two);
            assertThat(epochs).doesNotHaveDuplicates();
        }
    }

    @Test
    void aRedisThatKeptItsDataContinuesTheEpoch() {
        // Long enough for a slow node: one that does not report in time counts as gone, and the epoch ends.
        RedisOptions patient = TestNode.options(100_000, Duration.ofSeconds(20), Duration.ofSeconds(60));
        try (LocalRedis redis = LocalRedis.start(true);
                TestNode one = TestNode.started(redis.port(), patient, delivered);
                TestNode two = TestNode.started(redis.port(), patient, delivered)) {
            String epoch = one.send("first").join().epoch();
            try (Publisher first = new Publisher(one, "one-");
                    Publisher second = new Publisher(two, "two-")) {
                for (int round = 0; round < 3; round++) {
                    long before = one.head().seq();
                    Await.until("events flow", () -> one.head().seq() > before + 50);
                    redis.kill();
                    redis.startAgain();
                }
                long before = one.head().seq();
                Await.until("events flow again", () -> one.head().seq() > before + 50);
                assertThat(first).isNotSameAs(second);
            }
            assertNodesAgree(one, two);
            assertThat(one.head().epoch()).isEqualTo(epoch);
            assertThat(TestNode.bodies(two.plain, null, new Offset(epoch, 0)))
                    .as("without a hole")
                    .hasSize((int) two.head().seq());
        }
    }

    /** Covers a transaction that a crash cut off in the file: the next one would complete it, see {@link AppendOnlyFile}. */
    @Test
    void theAppendOnlyFileIsRewrittenBeforeTheEpochContinues() {
        try (LocalRedis redis = LocalRedis.start(true);
                TestNode node = TestNode.started(redis.port(), delivered)) {
            String epoch = node.send("before").join().epoch();
            redis.kill();
            redis.startAgain();
            assertThat(node.send("after").join()).isEqualTo(new Position("plain", null, epoch, 2));
            redis.use(commands -> assertThat(commands.info("persistence"))
                    .contains("aof_enabled:1", "aof_last_bgrewrite_status:ok")
                    .doesNotContain("aof_last_rewrite_time_sec:-1"));
        }
    }

    /** Covers a node that may have been the only one to know the newest events. */
    @Test
    void aNodeMissingAfterARestartOfRedisEndsTheEpoch() {
        try (LocalRedis redis = LocalRedis.start(true);
                TestNode one = TestNode.started(redis.port(), delivered)) {
            TestNode two = TestNode.started(redis.port(), delivered);
            Position before = two.send("before").join();
            two.abandon();
            redis.kill();
            redis.startAgain();
            Await.until("another epoch", () -> !one.head().epoch().equals(before.epoch()));
            assertThat(one.send("after").join().seq()).isEqualTo(1);
        }
    }

    @Test
    void aHangingRedisIsReportedAsUnavailableInTimeAndRecovers() {
        RedisOptions impatient = TestNode.options(100_000, Duration.ofSeconds(2), Duration.ofSeconds(2));
        try (LocalRedis redis = LocalRedis.start(false);
                TestNode node = TestNode.started(redis.port(), impatient, delivered)) {
            Position before = publishUntilAccepted(node);
            redis.freeze();
            assertThat(node.send("during"))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(CodedException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(Codes.UNAVAILABLE);
                        assertThat(failure.retryable()).isTrue();
                    });
            List<CompletableFuture<Position>> flood = new ArrayList<>();
            for (int i = 0; i < 30_000; i++) {
                flood.add(node.send("too much"));
            }
            assertThat(flood.stream().filter(one -> !one.isDone())).hasSizeLessThanOrEqualTo(20_000);
            assertThat(TestNode.bodies(node.plain, null, new Offset(before.epoch(), 0)))
                    .contains(before.seq() + " accepted");
            redis.thaw();
            assertThat(publishUntilAccepted(node).epoch()).isEqualTo(before.epoch());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void anAppendWhoseReplyWasLostIsNotRepeated(int events) {
        try (LocalRedis redis = LocalRedis.start(false);
                Proxy proxy = new Proxy(redis.port());
                TestNode node = TestNode.started(proxy.port(), delivered);
                TestNode other = TestNode.started(redis.port(), delivered)) {
            proxy.dropReplies();
            List<CompletableFuture<Position>> sent = new ArrayList<>();
            for (int i = 1; i <= events; i++) {
                sent.add(node.send("event-" + i));
            }
            Await.until("the appends have reached Redis", () -> other.head().seq() == events);
            assertThat(sent).noneMatch(CompletableFuture::isDone);
            proxy.cut();
            for (int i = 1; i <= events; i++) {
                assertThat(sent.get(i - 1).join().seq()).isEqualTo(i);
            }
            assertThat(other.send("last").join().seq()).isEqualTo(events + 1L);
        }
    }

    @Test
    void aNodeOvertakenByTrimmingReportsAGapToItsReaders() {
        RedisOptions few = TestNode.options(100, Duration.ofSeconds(20), Duration.ofSeconds(2));
        try (LocalRedis redis = LocalRedis.start(false);
                Proxy proxy = new Proxy(redis.port());
                TestNode one = TestNode.started(redis.port(), few, delivered);
                TestNode two = TestNode.started(proxy.port(), few, delivered)) {
            String epoch = one.send("first").join().epoch();
            one.send("quiet", "trimmed before it was read").join();
            Await.until("it is there", () -> two.head().seq() == 1);
            proxy.hold();
            // Answers the blocked XREAD; the proxy holds the reply back.
            one.send("held back on its way").join();
            one.send("quiet", "trimmed before it was read").join();
            List<CompletableFuture<Position>> sent = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                sent.add(one.send("noisy", "event"));
                sent.add(one.send("event"));
            }
            sent.forEach(CompletableFuture::join);
            Position last = one.send("last").join();
            proxy.release();
            Offset quiet = new Offset(epoch, 2);
            // The quiet key comes last: its head is corrected after the stream has been read to its end.
            Await.until(
                    "the node has caught up",
                    () -> two.head().seq() == last.seq()
                            && two.keyed.windows().head("noisy").seq() == 3000
                            && two.keyed.windows().head("quiet").equals(quiet));
            assertThat(TestNode.bodies(two.plain, null, new Offset(epoch, 1)))
                    .singleElement()
                    .asString()
                    .contains("TRIMMED");
            assertThat(TestNode.bodies(two.keyed, "quiet", new Offset(epoch, 1)))
                    .singleElement()
                    .asString()
                    .contains("TRIMMED");
            assertThat(two.contradictions).isEmpty();
        }
    }

    @Test
    void withoutRedisTheStartFailsWithAnExplanation() {
        RedisOptions impatient = new RedisOptions(
                "test",
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                Duration.ofSeconds(1));
        TestNode node = new TestNode(1, impatient, delivered);
        try (node) {
            assertThatThrownBy(node.engine::start)
                    .isInstanceOf(EngineStartException.class)
                    .hasMessageStartingWith("Redis at 127.0.0.1:1 could not be used within 0 s (")
                    .hasMessageEndingWith("); howl.engine=redis needs it, see spring.data.redis.*");
        }
    }

    private void assertNodesAgree(TestNode one, TestNode two) {
        Position last = publishUntilAccepted(one);
        Await.until(
                "both nodes have all events",
                () -> one.head().seq() >= last.seq() && two.head().equals(one.head()));
        assertThat(one.contradictions).isEmpty();
        assertThat(two.contradictions).isEmpty();
        assertThat(delivered).hasSizeGreaterThan(100);
        acknowledged.forEach((position, body) -> assertThat(delivered.getOrDefault(position, body))
                .as(position.toString())
                .isEqualTo(body));
    }

    private static Position publishUntilAccepted(TestNode node) {
        Position[] publishUntilAccepted = new Position[1];
        Await.until("the event is accepted", () -> {
            publishUntilAccepted[0] =
                    node.send("accepted").exceptionally(away -> null).join();
            return publishUntilAccepted[0] != null;
        });
        return publishUntilAccepted[0];
    }
}
