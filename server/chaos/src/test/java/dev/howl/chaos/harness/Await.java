package dev.howl.chaos.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, and for faults to have lasted. */
final class Await {
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Await() {}

    /** Whether the condition came to hold in time. */
    static boolean holds(Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return true;
    }

    /** Lets a fault last. */
    static void pass(Duration time) {
        boolean unused = holds(time, () -> false);
    }
}
