package dev.howl.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.chaos.harness.Scale;
import dev.howl.chaos.harness.Setup;
import dev.howl.chaos.harness.Tally;
import dev.howl.chaos.harness.World;
import dev.howl.runtime.Direction;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chaos test of network faults: connections are cut and stalled while the server keeps running. */
class ConnectionsTest {
    private final Scale scale = Scale.chosen();

    @Test
    void losesAndDuplicatesNothingWhenConnectionsAreCutAndStalled() {
        Tally.Result result = run("connections", Setup.EMBEDDED, scale.of(60, 1_000));
        assertThat(result.wrong()).isEmpty();
        assertThat(result.gaps())
                .as("gaps (the window still has all events missed by a cut)")
                .isZero();
    }

    @Test
    void reportsAGapForEventsTrimmedFromTheWindow() {
        Tally.Result result =
                run("connections, small windows", Setup.EMBEDDED.with("howl.log.window.count=2"), scale.of(40, 300));
        assertThat(result.wrong()).isEmpty();
        assertThat(result.gaps()).isPositive();
    }

    @Test
    void reportsAGapToAReaderThatStallsForLong() {
        try (World world = new World(
                Setup.EMBEDDED.with("howl.log.window.count=50"), Scale.random("connections, stalled readers"))) {
            for (int round = 0; round < scale.of(1, 10); round++) {
                world.awaitEvents(20);
                world.stallWhileFlooded(round % world.fronts(), 4_000);
            }
            Tally.Result result = world.settle();
            System.out.println("chaos: " + result);
            assertThat(result.wrong()).isEmpty();
            assertThat(result.gaps()).isPositive();
        }
    }

    private static Tally.Result run(String scenario, Setup setup, int cuts) {
        Random random = Scale.random(scenario);
        try (World world = new World(setup, random)) {
            while (world.tally().cuts() < cuts) {
                world.awaitCaughtUp();
                world.awaitEvents(1 + random.nextInt(40));
                int front = random.nextInt(world.fronts());
                if (random.nextInt(8) == 0) {
                    Direction direction = random.nextBoolean() ? Direction.TO_CLIENT : Direction.TO_SERVER;
                    world.stall(front, direction, Duration.ofMillis(100 + random.nextInt(400)));
                } else {
                    world.cut(front);
                }
            }
            Tally.Result result = world.settle();
            System.out.println("chaos: " + result);
            return result;
        }
    }
}
