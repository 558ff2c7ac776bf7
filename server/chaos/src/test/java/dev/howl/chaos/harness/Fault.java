package dev.howl.chaos.harness;

import dev.howl.testkit.Await;
import java.time.Duration;

/** A fault that was made, and is to last. */
final class Fault {
    private Fault() {}

    static void lasts(Duration time) {
        boolean unused = Await.holds(time, () -> false);
    }
}
