package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.RestartScenario;
import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.ScenarioResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chaos test of the drain: a server with many clients is stopped with SIGTERM. */
class DrainTest {
    private static final int ABNORMAL = 1006;

    private final int clients = Scale.chosen().of(100, 5_000);

    @Test
    void drainsEveryClientWhichResumesWithoutASilentLoss() {
        try (RestartScenario scenario =
                new RestartScenario(List.of("howl.drain.timeout=30s", "howl.drain.spread=2s"), clients)) {
            int exit = scenario.replace();
            ScenarioResult result = scenario.settle();
            System.out.println(
                    "chaos: drain of " + clients + " clients, closes " + scenario.closeCodes() + "; " + result);
            assertThat(exit).isZero();
            assertThat(scenario.closeCodes()).doesNotContainKey(ABNORMAL);
            assertThat(scenario.closeCodes().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(clients);
            assertThat(result.wrong()).isEmpty();
        }
    }
}
