package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.window.Offset;
import dev.howl.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of two nodes that share one Redis. */
class RedisEngineTest {
    private static LocalRedis redis;

    private TestNode one;
    private TestNode two;

    @BeforeAll
    static void startRedis() {
        redis = LocalRedis.start(false);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void start() {
        redis.use(commands -> commands.flushall());
        one = TestNode.started(redis.port());
        two = TestNode.started(redis.port());
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void allNodesHaveTheSameEventsInTheSameOrder() {
        List<CompletableFuture<Position>> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sent.add(one.send("one-" + i));
            sent.add(two.send("two-" + i));
            sent.add(one.send("key-" + i % 3, "keyed-" + i));
        }
        sent.forEach(CompletableFuture::join);
        String epoch = one.head().epoch();
        Await.until(
                "both nodes have all events",
                () -> one.head().seq() == 600 && two.head().equals(one.head()));
        List<String> events = TestNode.bodies(one.plain, null, new Offset(epoch, 0));
        assertThat(events).hasSize(600).isEqualTo(TestNode.bodies(two.plain, null, new Offset(epoch, 0)));
        assertThat(events.stream()
                        .filter(event -> event.contains("one-"))
                        .map(event -> event.substring(event.indexOf('-') + 1)))
                .containsExactlyElementsOf(
                        LongStream.range(0, 300).mapToObj(String::valueOf).toList());
        Await.until(
                "the events of the keys are there",
                () -> two.keyed.windows().head("key-2").seq() == 100);
        assertThat(TestNode.bodies(two.keyed, "key-1", new Offset(epoch, 98)))
                .containsExactly("99 keyed-295", "100 keyed-298");
    }

    @Test
    void aNodeThatStartsLaterLoadsEarlierEvents() {
        List<CompletableFuture<Position>> sent = new ArrayList<>();
        for (int i = 1; i <= 700; i++) {
            sent.add(one.send("key-" + i % 2, "keyed-" + i));
        }
        sent.forEach(CompletableFuture::join);
        Position last = one.send("key-0", "last").join();
        try (TestNode three = TestNode.started(redis.port())) {
            Offset start = new Offset(last.epoch(), 0);
            assertThat(three.keyed.windows().head("key-0")).isEqualTo(new Offset(last.epoch(), last.seq()));
            assertThat(TestNode.bodies(three.keyed, "key-0", start))
                    .hasSize(351)
                    .last()
                    .isEqualTo("351 last");
        }
    }

    @Test
    void caughtUpIncludesEventsAcknowledgedOnAnotherNode() {
        for (int i = 0; i < 200; i++) {
            Position position = one.send("event").join();
            two.plain.caughtUp().toCompletableFuture().join();
            assertThat(two.head().seq()).isGreaterThanOrEqualTo(position.seq());
        }
    }

    @Test
    void dedupeIdsAndTicksAreSharedByAllNodes() {
        for (int i = 0; i < 100; i++) {
            PublishOptions dedupe = PublishOptions.dedupe("id-" + i);
            CompletableFuture<Position> first = one.send("one", dedupe);
            CompletableFuture<Position> second = two.send("two", dedupe);
            assertThat(first.join()).isEqualTo(second.join());
            PublishOptions once = PublishOptions.NONE.withOnce(new PublishOptions.Once("counter", i));
            CompletableFuture<Boolean> mine = one.send("one", once).handle((position, failure) -> failure == null);
            CompletableFuture<Boolean> yours = two.send("two", once).handle((position, failure) -> failure == null);
            assertThat(mine.join()).isNotEqualTo(yours.join());
        }
        assertThat(one.send("last").join().seq()).isEqualTo(201);
    }

    @Test
    void aDedupeIdWithOtherContentIsRefusedOnEveryNode() {
        PublishOptions dedupe = PublishOptions.dedupe("id");
        Position first = one.send("a", dedupe.withContent("a")).join();
        assertThat(two.send("a", dedupe.withContent("a")).join()).isEqualTo(first);
        assertThat(two.send("b", dedupe).join()).isEqualTo(first);
        assertThatThrownBy(() -> two.send("b", dedupe.withContent("b")).join())
                .cause()
                .isInstanceOfSatisfying(NotAppendedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(NotAppendedException.Reason.OTHER_CONTENT));
        assertThat(one.send("c", PublishOptions.dedupe("other").withContent("b"))
                        .join()
                        .seq())
                .isEqualTo(2);
    }

    @Test
    void anOlderFencingTokenIsRefusedOnEveryNodeAndChangesNothing() {
        PublishOptions.Once tick = new PublishOptions.Once("job", 5);
        one.send("new", PublishOptions.NONE.withFence(new PublishOptions.Fence("lock", 10)))
                .join();
        assertThatThrownBy(
                        () -> two.send("old", new PublishOptions("id", null, tick, new PublishOptions.Fence("lock", 9)))
                                .join())
                .cause()
                .isInstanceOfSatisfying(NotAppendedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(NotAppendedException.Reason.FENCED));
        assertThat(two.engine.counters().get("job").toCompletableFuture().join())
                .isEmpty();
        assertThat(two.send("new", new PublishOptions("id", null, tick, new PublishOptions.Fence("lock", 10)))
                        .join()
                        .seq())
                .isEqualTo(2);
        assertThat(one.engine.counters().get("job").toCompletableFuture().join())
                .isEqualTo(OptionalLong.of(5));
    }

    @Test
    void countersOnlyIncreaseUntilTheyAreRemoved() {
        one.engine
                .counters()
                .skipTo("job", 9_007_199_254_740_993L)
                .toCompletableFuture()
                .join();
        two.engine
                .counters()
                .skipTo("job", 9_007_199_254_740_992L)
                .toCompletableFuture()
                .join();
        assertThat(two.engine.counters().get("job").toCompletableFuture().join())
                .isEqualTo(OptionalLong.of(9_007_199_254_740_993L));
        two.engine.counters().remove("job").toCompletableFuture().join();
        assertThat(one.engine.counters().get("job").toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void anEmptiedRedisStartsAnotherEpoch() {
        Position before = one.send("before").join();
        redis.use(commands -> commands.flushall());
        Position after = two.send("after").join();
        assertThat(after.epoch()).isNotEqualTo(before.epoch());
        Offset head = new Offset(after.epoch(), after.seq());
        Await.until(
                "both nodes are in the new epoch",
                () -> one.head().equals(head) && two.head().equals(head));
    }

    @Test
    void scriptsMissingFromTheCacheAreSentAgain() {
        redis.use(commands -> commands.scriptFlush());
        assertThat(one.send("event").join().seq()).isEqualTo(1);
    }

    @Test
    void relayedEventsAreAppendedInOrderAndOnce() {
        assertThat(relay(one, 41)).isEqualTo(new Offset("db", 41));
        assertThat(relay(two, 41)).isEqualTo(new Offset("db", 41));
        assertThat(relay(two, 43)).isEqualTo(new Offset("db", 41));
        assertThat(relay(two, 42)).isEqualTo(new Offset("db", 42));
        assertThat(relay(one, 43)).isEqualTo(new Offset("db", 43));
        one.relay.caughtUp().toCompletableFuture().join();
        assertThat(one.relay.windows().head(null)).isEqualTo(new Offset("db", 43));
    }

    @Test
    void aHoleInRelayedEventsIsFilledFromTheirSource() {
        relay(one, 1);
        Await.until(
                "the event is in the window of the other node",
                () -> two.relay.windows().head(null).seq() == 1);
        two.stored.put(2L, "2");
        two.stored.put(3L, "3");
        redis.use(commands -> commands.hset("{test}:heads:relayed", "", "db 3"));
        relay(one, 4);
        Await.until(
                "the event is in the window of the other node",
                () -> two.relay.windows().head(null).seq() == 4);
        assertThat(two.relay.windows().attach(null, () -> {}).lost(new Offset("db", 0)))
                .isNull();
    }

    private static Offset relay(TestNode node, long seq) {
        byte[] body = String.valueOf(seq).getBytes(StandardCharsets.UTF_8);
        return node.relay
                .append(null, seq - 1, new Offset("db", seq), body)
                .toCompletableFuture()
                .join();
    }
}
