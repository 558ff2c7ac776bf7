package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Setup;
import dev.howl.chaos.harness.Tally;
import dev.howl.chaos.harness.World;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of connections that are cut at any moment, including while clients reconnect and resume. */
class ReconnectsTest {
    private final Scale scale = Scale.chosen();

    @Test
    void resumesASubscriptionAfterACutAtAnyMoment() {
        Random random = Scale.random("reconnects");
        try (World world = new World(Setup.EMBEDDED, random)) {
            while (world.tally().cuts() < scale.of(150, 1_000)) {
                world.awaitEvents(1 + random.nextInt(20));
                world.cut(random.nextInt(world.fronts()));
            }
            Tally.Result result = world.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isZero();
        }
    }
}
