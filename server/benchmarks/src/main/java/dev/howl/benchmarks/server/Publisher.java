package dev.howl.benchmarks.server;

import dev.howl.benchmarks.contract.Tick;
import dev.howl.benchmarks.contract.TicksPublisher;
import java.util.concurrent.locks.LockSupport;

/**
 * A publisher of numbered events of a given size, through the generated publisher. Numbers start at 0 with each call.
 */
public final class Publisher {
    private final TicksPublisher ticks;

    public Publisher(TicksPublisher ticks) {
        this.ticks = ticks;
    }

    /** Publishes {@code count} events without a pause. */
    public void burst(int count, int size) {
        for (int n = 0; n < count; n++) {
            publish(n, size);
        }
    }

    /** Publishes {@code count} events at {@code rate} per second. */
    public void single(int count, double rate, int size) {
        long start = System.nanoTime();
        for (int n = 0; n < count; n++) {
            long due = start + (long) (n * 1e9 / rate);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            publish(n, size);
        }
    }

    private void publish(long n, int size) {
        long createdAt = System.nanoTime();
        int bare = ("{\"n\":" + n + ",\"t\":" + createdAt + ",\"p\":\"\"}").length();
        if (size < bare) {
            throw new IllegalArgumentException("size must be at least " + bare + " bytes, but is " + size);
        }
        ticks.publish(new Tick(n, createdAt, "x".repeat(size - bare)))
                .toCompletableFuture()
                .join();
    }
}
