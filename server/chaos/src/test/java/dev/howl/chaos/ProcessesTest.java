package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Setup;
import dev.howl.chaos.harness.Tally;
import dev.howl.chaos.harness.World;
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
        try (World world = new World(Setup.EMBEDDED, random)) {
            for (int kill = 0; kill < scale.of(1, 30); kill++) {
                world.awaitCaughtUp();
                world.awaitEvents(50 + random.nextInt(200));
                if (kill == 0 || random.nextInt(3) == 0) {
                    world.freeze(0, Duration.ofMillis(200 + random.nextInt(scale.of(800, 8_000))));
                    world.awaitEvents(20);
                }
                world.kill(List.of(0));
            }
            world.awaitCaughtUp();
            world.awaitEvents(100);
            Tally.Result result = world.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }
}
