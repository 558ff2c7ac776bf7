package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Setup;
import dev.howl.chaos.harness.Tally;
import dev.howl.chaos.harness.World;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of a killed server with the embedded engine: its durable topic is in an H2 file, the others in memory. */
class DurableTest {
    private final Scale scale = Scale.chosen();

    @Test
    void losesNoAcknowledgedDurableEventWhenTheServerIsKilled() {
        Random random = Scale.random("durable");
        try (World world = new World(Setup.EMBEDDED, random)) {
            for (int kill = 0; kill < scale.of(2, 50); kill++) {
                world.awaitCaughtUp();
                world.awaitEvents(20 + random.nextInt(100));
                world.kill(List.of(0));
            }
            world.awaitCaughtUp();
            world.awaitEvents(50);
            Tally.Result result = world.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(world.gaps("ledger"))
                    .as("gaps of the ledger (it keeps its epoch)")
                    .isZero();
            assertThat(world.gaps("ticks")).isPositive();
        }
    }
}
