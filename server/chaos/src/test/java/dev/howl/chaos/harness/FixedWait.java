package dev.howl.chaos.harness;

import dev.howl.testkit.Await;
import java.time.Duration;

/** A wait of a fixed time, during which a fault persists. */
final class FixedWait {
    private FixedWait() {}

    static void of(Duration time) {
        boolean unused = Await.holds(time, () -> false);
    }
}
