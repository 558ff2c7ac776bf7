package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.ChaosScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import dev.howl.chaos.harness.ScenarioSetup;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Chaos test of a killed and frozen server with the embedded engine, whose volatile topics start a new epoch each time.
 */
class ProcessesTest {
    private final Scale scale = Scale.chosen();

    @Test
    void reportsAGapForTheEventsThatAKilledServerForgot() {
        Random random = Scale.random("processes");
        try (ChaosScenario scenario = new ChaosScenario(ScenarioSetup.EMBEDDED, random)) {
            for (int kill = 0; kill < scale.of(1, 30); kill++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(50 + random.nextInt(200));
                if (kill == 0 || random.nextInt(3) == 0) {
                    scenario.freeze(0, Duration.ofMillis(200 + random.nextInt(scale.of(800, 8_000))));
                    scenario.awaitEvents(20);
                }
                scenario.kill(List.of(0));
            }
            scenario.awaitCaughtUp();
            scenario.awaitEvents(100);
            ScenarioResult result = scenario.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }
}
