package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Position;
import dev.howl.server.Cluster;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.testkit.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisMembershipTest {
    private static final String JOB = "job";
    private static LocalRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = LocalRedis.start(false);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void empty() {
        redis.use(commands -> commands.flushall());
    }

    @Test
    void everyNodeListsTheOthersUntilTheyStop() {
        try (TestNode one = TestNode.started(redis.port())) {
            try (TestNode two = TestNode.started(redis.port())) {
                List<Cluster.Node> nodes = nodes(one);
                assertThat(nodes)
                        .containsExactly(
                                one.engine.cluster().self(),
                                two.engine.cluster().self());
                assertThat(nodes(two)).isEqualTo(nodes);
                assertThat(nodes.get(0).connections()).isEqualTo(7);
            }
            assertThat(nodes(one)).containsExactly(one.engine.cluster().self());
        }
    }

    @Test
    void anotherNodeTakesOverFromAKilledLeaderAndItsTokenIsFenced() {
        TestNode one = TestNode.started(redis.port());
        try (TestNode two = TestNode.started(redis.port())) {
            PublishOptions.Fence old = lead(one);
            Leadership waiting = two.engine.cluster().leadership(JOB);
            assertThat(waiting).isSameAs(two.engine.cluster().leadership(JOB));
            one.abandon();
            Await.until("the other node leads", () -> waiting.fence() != null);
            PublishOptions.Fence held = lead(two);
            assertThat(held.token()).isGreaterThan(old.token());
            assertFenced(two, old);
            assertThat(two.send("new", PublishOptions.NONE.withFence(held))
                            .join()
                            .seq())
                    .isEqualTo(1);
        }
    }

    @Test
    void aNodeThatStopsReleasesItsLeases() {
        try (TestNode two = TestNode.started(redis.port())) {
            TestNode one = TestNode.started(redis.port());
            long token = lead(one).token();
            one.close();
            assertThat(lead(two).token()).isGreaterThan(token);
        }
    }

    @Test
    void aLeaderThatCannotRenewStepsDownByItsOwnClock() {
        try (Proxy proxy = new Proxy(redis.port());
                TestNode node = TestNode.started(proxy.port())) {
            lead(node);
            proxy.hold();
            node.skew.addAndGet(TestNode.LEASE.plusMillis(1).toNanos());
            assertThat(node.engine.cluster().leadership(JOB).fence()).isNull();
            proxy.release();
            lead(node);
        }
    }

    @Test
    void tokensGrowEvenAfterRedisLostThem() {
        try (TestNode one = TestNode.started(redis.port())) {
            PublishOptions.Fence old = lead(one);
            redis.use(commands -> commands.flushall());
            Await.until("the node has a newer lease", () -> lead(one).token() > old.token());
            assertFenced(one, old);
        }
    }

    @Test
    void everyTickIsDoneOnceHoweverOftenTheLeaderChanges() {
        try (TestNode one = TestNode.started(redis.port());
                TestNode two = TestNode.started(redis.port())) {
            List<TestNode> nodes = List.of(one, two);
            lead(one);
            AtomicInteger takenOver = new AtomicInteger();
            redis.use(commands -> {
                for (int tick = 1; tick <= 200; tick++) {
                    String holder = commands.get("{test}:lock:" + JOB);
                    commands.del("{test}:lock:" + JOB);
                    TestNode next = nodes.get(tick % 2);
                    next.engine.cluster().leadership(JOB);
                    next.tryNow(JOB);
                    PublishOptions.Once once = new PublishOptions.Once("ticks", tick);
                    Await.until("the tick is done", () -> attempt(nodes, once));
                    if (holder == null || !holder.equals(commands.get("{test}:lock:" + JOB))) {
                        takenOver.incrementAndGet();
                    }
                }
            });
            assertThat(takenOver).hasValue(200);
            Position last = one.send("last").join();
            assertThat(last.seq()).isEqualTo(201);
        }
    }

    /** Lets every node that takes itself for the leader do the tick, and returns whether it is done. */
    private static boolean attempt(List<TestNode> nodes, PublishOptions.Once once) {
        for (TestNode node : nodes) {
            PublishOptions.Fence fence = node.engine.cluster().leadership(JOB).fence();
            if (fence != null) {
                node.send("tick-" + once.tick(), new PublishOptions(null, null, once, fence))
                        .exceptionally(refused -> null)
                        .join();
            }
        }
        return nodes.get(0)
                        .engine
                        .counters()
                        .get(once.counter())
                        .toCompletableFuture()
                        .join()
                        .orElse(0)
                == once.tick();
    }

    private static PublishOptions.Fence lead(TestNode node) {
        Leadership leadership = node.engine.cluster().leadership(JOB);
        PublishOptions.Fence[] fence = new PublishOptions.Fence[1];
        Await.until("the node leads", () -> {
            fence[0] = leadership.fence();
            return fence[0] != null;
        });
        return fence[0];
    }

    private static void assertFenced(TestNode node, PublishOptions.Fence fence) {
        assertThatThrownBy(() ->
                        node.send("old", PublishOptions.NONE.withFence(fence)).join())
                .cause()
                .isInstanceOfSatisfying(NotAppendedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(NotAppendedException.Reason.FENCED));
    }

    private static List<Cluster.Node> nodes(TestNode node) {
        return node.engine.cluster().nodes().toCompletableFuture().join();
    }
}
