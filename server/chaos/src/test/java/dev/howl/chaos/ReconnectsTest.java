package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.ChaosScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import dev.howl.chaos.harness.ScenarioSetup;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of connections that are cut at any moment, including while clients reconnect and resume. */
class ReconnectsTest {
    private final Scale scale = Scale.chosen();

    @Test
    void resumesASubscriptionAfterACutAtAnyMoment() {
        Random random = Scale.random("reconnects");
        try (ChaosScenario scenario = new ChaosScenario(ScenarioSetup.EMBEDDED, random)) {
            while (scenario.faults().cuts() < scale.of(150, 1_000)) {
                scenario.awaitEvents(1 + random.nextInt(20));
                scenario.cut(random.nextInt(scenario.fronts()));
            }
            ScenarioResult result = scenario.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isZero();
        }
    }
}
