package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.ChaosScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import dev.howl.chaos.harness.ScenarioSetup;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import dev.howl.testservices.RedisServer.Persistence;
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
                ChaosScenario scenario = new ChaosScenario(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(2, 20); round++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(50 + random.nextInt(150));
                scenario.cut(random.nextInt(scenario.fronts()));
                if (random.nextInt(4) == 0) {
                    scenario.freeze(random.nextInt(scenario.nodes()), Duration.ofMillis(200 + random.nextInt(1_000)));
                }
                boolean both = round % 4 == 1;
                scenario.kill(both ? List.of(0, 1) : List.of(random.nextInt(scenario.nodes())));
            }
            scenario.awaitEvents(100);
            ScenarioResult result = settleAndPrint(scenario);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).as("gaps (Redis still has all events)").isZero();
        }
    }

    @Test
    void handsClientsOverWithoutAGapWhenANodeIsStopped() {
        Random random = Scale.random("redis, drain");
        try (RedisServer redis = RedisServer.start(Persistence.EVERY_SECOND);
                MariaDb database = MariaDb.start();
                ChaosScenario scenario = new ChaosScenario(
                        twoNodes(redis, database).with("howl.drain.timeout=20s", "howl.drain.spread=2s"), random)) {
            for (int round = 0; round < scale.of(1, 6); round++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(50 + random.nextInt(150));
                assertThat(scenario.replace(round % scenario.nodes()))
                        .as("exit code")
                        .isZero();
            }
            scenario.awaitEvents(100);
            ScenarioResult result = settleAndPrint(scenario);
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
                ChaosScenario scenario = new ChaosScenario(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(1, 5); round++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(50 + random.nextInt(150));
                scenario.faults().outage();
                redis.kill();
                scenario.pass(Duration.ofMillis(scale.of(1_500, 30_000)));
                redis.startAgain();
                scenario.awaitEvents(50);
                scenario.faults().outage();
                redis.pause();
                scenario.pass(Duration.ofMillis(200 + random.nextInt(scale.of(500, 10_000))));
                redis.resume();
                scenario.awaitEvents(50);
                redis.network().cutAll();
            }
            scenario.awaitEvents(100);
            ScenarioResult result = settleAndPrint(scenario);
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
                ChaosScenario scenario = new ChaosScenario(twoNodes(redis, database), random)) {
            for (int round = 0; round < scale.of(2, 20); round++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(50 + random.nextInt(150));
                scenario.faults().outage();
                redis.kill();
                redis.startAgain();
                scenario.awaitEvents(20);
            }
            scenario.awaitEvents(100);
            ScenarioResult result = settleAndPrint(scenario);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }

    private static ScenarioSetup twoNodes(RedisServer redis, MariaDb database) {
        return new ScenarioSetup(2, List.of(), 4, 12, 4)
                .with(
                        "howl.engine=redis",
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port(),
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password());
    }

    private static ScenarioResult settleAndPrint(ChaosScenario scenario) {
        ScenarioResult result = scenario.settle();
        System.out.println("chaos: " + result);
        return result;
    }
}
