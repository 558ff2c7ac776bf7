package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.ChaosScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import dev.howl.chaos.harness.ScenarioSetup;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of a killed server with the embedded engine: its durable topic is in an H2 file, the others in memory. */
class DurableTest {
    private final Scale scale = Scale.chosen();

    @Test
    void losesNoAcknowledgedDurableEventWhenTheServerIsKilled() {
        Random random = Scale.random("durable");
        try (ChaosScenario scenario = new ChaosScenario(ScenarioSetup.EMBEDDED, random)) {
            for (int kill = 0; kill < scale.of(2, 50); kill++) {
                scenario.awaitCaughtUp();
                scenario.awaitEvents(20 + random.nextInt(100));
                scenario.kill(List.of(0));
            }
            scenario.awaitCaughtUp();
            scenario.awaitEvents(50);
            ScenarioResult result = scenario.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(scenario.gaps("ledger"))
                    .as("gaps of the ledger (it keeps its epoch)")
                    .isZero();
            assertThat(scenario.gaps("ticks")).isPositive();
        }
    }
}
