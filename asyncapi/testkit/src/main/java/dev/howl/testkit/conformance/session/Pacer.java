package dev.howl.testkit.conformance.session;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A limit of the messages per second that a run sends. Not thread-safe. */
public final class Pacer {
    private static final double SLOWEST = 2;

    private final long deadline;
    private double perSecond;
    private long next = System.nanoTime();
    private long sent;

    /**
     * Creates a limit.
     *
     * @param perSecond most messages per second
     * @param time the longest time that the whole run may take
     */
    public Pacer(double perSecond, Duration time) {
        this.perSecond = perSecond;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** Waits until the next message may be sent. */
    public void await() {
        long now = System.nanoTime();
        next = Math.max(next, now - 50_000_000);
        sleepUntil(next);
        next += (long) (1e9 / perSecond);
        sent++;
    }

    /** Waits for a second and halves the rate, after a server has said that it was too high. */
    public void backOff() {
        perSecond = Math.max(SLOWEST, perSecond / 2);
        sleepUntil(System.nanoTime() + 1_100_000_000L);
    }

    /** Returns whether the time of the run is over. */
    public boolean isOver() {
        return left().isNegative();
    }

    /** Returns the time that is left, negative if it is over. */
    public Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** Returns the number of messages sent. */
    public long sent() {
        return sent;
    }

    private void sleepUntil(long time) {
        long until = Math.min(time, deadline);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
