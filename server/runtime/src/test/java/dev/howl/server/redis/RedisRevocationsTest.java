package dev.howl.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.security.Revocations;
import dev.howl.testkit.Await;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the revocations that all nodes share in Redis. */
class RedisRevocationsTest {
    private static final long MINUTE = 60_000;
    private static final String REVOKED = "{test}:revoked";
    private static final String NOTICES = "{test}:revocations";

    private LocalRedis redis;

    @BeforeEach
    void startRedis() {
        redis = LocalRedis.start(false);
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private static long revoke(TestNode node, String subject, long end) {
        return Futures.join(node.engine.revocations().add(subject, end));
    }

    private static void awaitRevoked(TestNode node, String subject) {
        Await.until(subject + " is revoked", () -> node.revoked.contains(subject));
    }

    private static long inAMinute() {
        return System.currentTimeMillis() + MINUTE;
    }

    @Test
    void everyNodeLearnsOfARevocationAlsoOneThatStartsLater() {
        try (TestNode one = TestNode.started(redis.port());
                TestNode two = TestNode.started(redis.port())) {
            revoke(one, "ann", inAMinute());
            assertThat(one.revoked.contains("ann")).isTrue();
            awaitRevoked(two, "ann");
            revoke(two, "bob", inAMinute());
            awaitRevoked(one, "bob");
            try (TestNode three = TestNode.started(redis.port())) {
                assertThat(three.revoked.contains("ann")).isTrue();
                assertThat(three.revoked.contains("bob")).isTrue();
                assertThat(three.revoked.contains("eve")).isFalse();
            }
        }
    }

    @Test
    void aRevocationIsLengthenedButNotShortened() {
        long end = inAMinute();
        try (TestNode one = TestNode.started(redis.port());
                TestNode two = TestNode.started(redis.port())) {
            assertThat(revoke(one, "ann", end)).isEqualTo(end);
            assertThat(revoke(two, "ann", end - 1)).isEqualTo(end);
            assertThat(revoke(two, "ann", end + 1)).isEqualTo(end + 1);
            Await.until("one knows the later end", () -> one.revoked.inForce().equals(Map.of("ann", end + 1)));
        }
    }

    @Test
    void aNodeThatWasCutOffLearnsWhenItIsBack() {
        try (Proxy proxy = new Proxy(redis.port());
                TestNode one = TestNode.started(redis.port());
                TestNode two = TestNode.started(proxy.port())) {
            proxy.hold();
            revoke(one, "ann", inAMinute());
            assertThat(two.revoked.contains("ann")).isFalse();
            proxy.release();
            proxy.cut();
            awaitRevoked(two, "ann");
        }
    }

    /** The Redis of this test keeps nothing on its disk. */
    @Test
    void aRedisThatHasLostTheRevocationsGetsThemFromTheNodes() {
        try (TestNode one = TestNode.started(redis.port())) {
            revoke(one, "ann", inAMinute());
            redis.kill();
            redis.startAgain();
            Await.until("Redis knows again", this::isStored);
            assertThat(one.revoked.contains("ann")).isTrue();
            try (TestNode two = TestNode.started(redis.port())) {
                assertThat(two.revoked.contains("ann")).isTrue();
            }
        }
    }

    private boolean isStored() {
        boolean[] stored = {false};
        redis.use(commands -> stored[0] = commands.zscore(REVOKED, "ann") != null);
        return stored[0];
    }

    @Test
    void aRevocationIsRefusedAsUnavailableWhileRedisDoesNotAnswer() {
        RedisOptions impatient = TestNode.options(100_000, Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (TestNode node = TestNode.started(redis.port(), impatient, new ConcurrentHashMap<>())) {
            revoke(node, "ann", inAMinute());
            redis.freeze();
            try {
                assertThatThrownBy(() -> revoke(node, "bob", inAMinute()))
                        .isInstanceOfSatisfying(CodedException.class, refused -> {
                            assertThat(refused.code()).isEqualTo(Codes.UNAVAILABLE);
                            assertThat(refused.retryable()).isTrue();
                        })
                        .hasMessageContaining("Ask again");
                assertThat(node.revoked.contains("ann")).as("known before").isTrue();
            } finally {
                redis.thaw();
            }
            Await.until("Redis answers again", () -> {
                try {
                    return revoke(node, "bob", inAMinute()) > 0;
                } catch (CodedException away) {
                    return false;
                }
            });
            assertThat(node.revoked.contains("bob")).isTrue();
        }
    }

    @Test
    void theNumberOfRevocationsIsLimited() {
        long end = inAMinute();
        try (TestNode node = TestNode.started(redis.port())) {
            redis.use(commands -> commands.eval(
                    "for i = 1, ARGV[1] do redis.call('ZADD', KEYS[1], ARGV[2], 's' .. i) end",
                    ScriptOutputType.STATUS,
                    new String[] {REVOKED},
                    String.valueOf(Revocations.MOST),
                    String.valueOf(end)));
            assertThatThrownBy(() -> revoke(node, "ann", end))
                    .isInstanceOfSatisfying(CodedException.class, refused -> assertThat(refused.code())
                            .isEqualTo(Codes.CONFLICT));
            assertThat(node.revoked.contains("ann")).isFalse();
            assertThat(revoke(node, "s1", end + 1)).isEqualTo(end + 1);
        }
    }

    @Test
    void aNodeThatMissedTrimmedNoticesLoadsAll() {
        long end = inAMinute();
        try (TestNode node = TestNode.started(redis.port())) {
            redis.use(commands -> {
                commands.zadd(REVOKED, (double) end, "ann");
                commands.zadd(REVOKED, (double) end, "bob");
                commands.xadd(NOTICES, new XAddArgs().id("3-0"), Map.of("s", "bob", "e", String.valueOf(end)));
            });
            awaitRevoked(node, "bob");
            awaitRevoked(node, "ann");
            revoke(node, "eve", end);
            awaitRevoked(node, "eve");
            redis.use(commands -> assertThat(commands.xlen(NOTICES)).isEqualTo(2));
        }
    }

    @Test
    void redisForgetsRevocationsThatHaveEnded() {
        try (TestNode node = TestNode.started(redis.port())) {
            revoke(node, "ann", System.currentTimeMillis() + 200);
            revoke(node, "bob", System.currentTimeMillis() + 400);
            Await.until("the key has expired", () -> {
                long[] keys = {1};
                redis.use(commands -> keys[0] = commands.exists(REVOKED));
                return keys[0] == 0;
            });
        }
    }
}
