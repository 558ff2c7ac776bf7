package dev.howl.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looking at it often. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(1);

    private Await() {}

    /**
     * Waits for half a minute at most.
     *
     * @throws AssertionError where the condition does not come to hold
     */
    public static void until(String what, BooleanSupplier condition) {
        if (!holds(LONGEST, condition)) {
            throw new AssertionError("in vain: " + what);
        }
    }

    /** Whether the condition comes to hold in time. */
    public static boolean holds(Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return true;
    }
}
