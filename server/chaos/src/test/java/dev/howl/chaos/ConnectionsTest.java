package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.ChaosScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import dev.howl.chaos.harness.ScenarioSetup;
import dev.howl.runtime.Direction;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of network faults: connections are cut and stalled while the server keeps running. */
class ConnectionsTest {
    private final Scale scale = Scale.chosen();

    @Test
    void losesAndDuplicatesNothingWhenConnectionsAreCutAndStalled() {
        ScenarioResult result = run("connections", ScenarioSetup.EMBEDDED, scale.of(60, 1_000));
        assertThat(result.wrong()).isEmpty();
        assertThat(result.gaps())
                .as("gaps (the window still has all events missed by a cut)")
                .isZero();
    }

    @Test
    void reportsAGapForEventsTrimmedFromTheWindow() {
        ScenarioResult result = run(
                "connections, small windows",
                ScenarioSetup.EMBEDDED.with("howl.log.window.count=2"),
                scale.of(40, 300));
        assertThat(result.wrong()).isEmpty();
        assertThat(result.gaps()).isPositive();
    }

    @Test
    void reportsAGapToAReaderThatStallsForLong() {
        try (ChaosScenario scenario = new ChaosScenario(
                ScenarioSetup.EMBEDDED.with("howl.log.window.count=50"),
                Scale.random("connections, stalled readers"))) {
            for (int round = 0; round < scale.of(1, 10); round++) {
                scenario.awaitEvents(20);
                scenario.stallWhileFlooded(round % scenario.fronts(), 4_000);
            }
            ScenarioResult result = scenario.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }

    private static ScenarioResult run(String name, ScenarioSetup setup, int cuts) {
        Random random = Scale.random(name);
        try (ChaosScenario scenario = new ChaosScenario(setup, random)) {
            while (scenario.faults().cuts() < cuts) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(1 + random.nextInt(40));
                int front = random.nextInt(scenario.fronts());
                if (random.nextInt(8) == 0) {
                    Direction direction = random.nextBoolean() ? Direction.TO_CLIENT : Direction.TO_SERVER;
                    scenario.stall(front, direction, Duration.ofMillis(100 + random.nextInt(400)));
                } else {
                    scenario.cut(front);
                }
            }
            ScenarioResult result = scenario.settle();
            System.out.println("chaos: " + result);
            return result;
        }
    }
}
