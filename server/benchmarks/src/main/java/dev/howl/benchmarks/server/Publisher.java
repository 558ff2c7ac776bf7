package dev.howl.benchmarks.server;

import dev.howl.benchmarks.contract.Tick;
import dev.howl.benchmarks.contract.TicksPublisher;
import java.util.concurrent.locks.LockSupport;

/** Publishes numbered events of a chosen size through the generated publisher. Numbers begin at 0 with each call. */
public final class Publisher {
    private final TicksPublisher ticks;

    public Publisher(TicksPublisher ticks) {
        this.ticks = ticks;
    }

    /** All at once. */
    public void burst(int count, int size) {
        for (int n = 0; n < count; n++) {
            publish(n, size);
        }
    }

    /** One after the other, {@code rate} a second. */
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
        long made = System.nanoTime();
        int bare = ("{\"n\":" + n + ",\"t\":" + made + ",\"p\":\"\"}").length();
        if (size < bare) {
            throw new IllegalArgumentException("an event is at least " + bare + " bytes");
        }
        ticks.publish(new Tick(n, made, "x".repeat(size - bare)))
                .toCompletableFuture()
                .join();
    }
}
