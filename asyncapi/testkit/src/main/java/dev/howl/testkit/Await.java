package dev.howl.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polling for a condition, every millisecond. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(1);

    private Await() {}

    /**
     * Waits for at most 30 s until a condition holds.
     *
     * @param what the condition in words, for the error message
     * @throws AssertionError if the condition does not hold in time
     */
    public static void until(String what, BooleanSupplier condition) {
        if (!holds(LONGEST, condition)) {
            throw new AssertionError("not within " + LONGEST + ": " + what);
        }
    }

    /** Waits for a condition and returns whether it held within the timeout. */
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
