package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Setup;
import dev.howl.chaos.harness.Tally;
import dev.howl.chaos.harness.World;
import dev.howl.testkit.services.MariaDb;
import dev.howl.testkit.services.RedisServer;
import dev.howl.testkit.services.RedisServer.Persistence;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of two nodes that share one Redis, and one database for the durable topic. */
class RedisTest {
    private final Scale scale = Scale.chosen();

    /** While a node is dead, its clients are routed to the other one, which follows the same log. */
    @Test
    void losesNothingWhenOneOrBothNodesAreKilled() {
        Random random = Scale.random("redis, processes");
        try (RedisServer redis = RedisServer.start(Persistence.EVERY_SECOND);
                MariaDb database = MariaDb.start();
                World world = new World(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(2, 20); round++) {
                world.awaitCaughtUp();
                world.awaitEvents(50 + random.nextInt(150));
                world.cut(random.nextInt(world.fronts()));
                if (random.nextInt(4) == 0) {
                    world.freeze(random.nextInt(world.nodes()), Duration.ofMillis(200 + random.nextInt(1_000)));
                }
                boolean both = round % 4 == 1;
                world.kill(both ? List.of(0, 1) : List.of(random.nextInt(world.nodes())));
            }
            world.awaitEvents(100);
            Tally.Result result = settleAndPrint(world);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).as("gaps (Redis still has all events)").isZero();
        }
    }

    @Test
    void handsClientsOverWithoutAGapWhenANodeIsStopped() {
        Random random = Scale.random("redis, drain");
        try (RedisServer redis = RedisServer.start(Persistence.EVERY_SECOND);
                MariaDb database = MariaDb.start();
                World world = new World(
                        twoNodes(redis, database).with("howl.drain.timeout=20s", "howl.drain.spread=2s"), random)) {
            for (int round = 0; round < scale.of(1, 6); round++) {
                world.awaitCaughtUp();
                world.awaitEvents(50 + random.nextInt(150));
                assertThat(world.replace(round % world.nodes())).as("exit code").isZero();
            }
            world.awaitEvents(100);
            Tally.Result result = settleAndPrint(world);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps())
                    .as("gaps (the other node has the same log)")
                    .isZero();
        }
    }

    @Test
    void keepsTheEpochWhenRedisIsBackWithItsData() {
        Random random = Scale.random("redis, away");
        try (RedisServer redis = RedisServer.start(Persistence.ALWAYS);
                MariaDb database = MariaDb.start();
                World world = new World(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(1, 5); round++) {
                world.awaitCaughtUp();
                world.awaitEvents(50 + random.nextInt(150));
                world.tally().outage();
                redis.kill();
                world.pass(Duration.ofMillis(scale.of(1_500, 30_000)));
                redis.startAgain();
                world.awaitEvents(50);
                world.tally().outage();
                redis.pause();
                world.pass(Duration.ofMillis(200 + random.nextInt(scale.of(500, 10_000))));
                redis.resume();
                world.awaitEvents(50);
                redis.network().cutAll();
            }
            world.awaitEvents(100);
            Tally.Result result = settleAndPrint(world);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).as("gaps (Redis lost nothing)").isZero();
        }
    }

    /** If a seq were assigned twice in an epoch, clients would take new events for ones they already handled. */
    @Test
    void startsANewEpochAndReportsAGapWhenRedisIsBackEmpty() {
        Random random = Scale.random("redis, forgetful");
        try (RedisServer redis = RedisServer.start(Persistence.NONE);
                MariaDb database = MariaDb.start();
                World world = new World(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(2, 20); round++) {
                world.awaitCaughtUp();
                world.awaitEvents(50 + random.nextInt(150));
                world.tally().outage();
                redis.kill();
                redis.startAgain();
                world.awaitEvents(20);
            }
            world.awaitEvents(100);
            Tally.Result result = settleAndPrint(world);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }

    private static Setup twoNodes(RedisServer redis, MariaDb database) {
        return new Setup(2, List.of(), 4, 12, 4)
                .with(
                        "howl.engine=redis",
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port(),
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password());
    }

    private static Tally.Result settleAndPrint(World world) {
        Tally.Result result = world.settle();
        System.out.println("chaos: " + result);
        return result;
    }
}
