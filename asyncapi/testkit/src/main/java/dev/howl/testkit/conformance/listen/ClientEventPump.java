package dev.howl.testkit.conformance.listen;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The events of all connections, which the thread of the run handles while it waits. Threads that read may wait for room. */
final class ClientEventPump {
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>(10_000);
    private final long start = System.nanoTime();
    private final Duration time;

    /** @param time the longest time of the run, which starts now */
    ClientEventPump(Duration time) {
        this.time = time;
    }

    /** Adds an event; a client that floods the run is slowed down by TCP. May be called by any thread. */
    void add(Runnable event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets all events, so that no thread waits for room. */
    void clear() {
        events.clear();
    }

    long start() {
        return start;
    }

    Duration left() {
        return time.minusNanos(System.nanoTime() - start);
    }

    boolean isOver() {
        return left().isNegative();
    }

    /** Handles events until a condition is met, or the time or the run is over; returns whether it is met. */
    boolean until(Duration most, BooleanSupplier condition) {
        Duration left = left();
        long deadline = System.nanoTime() + (most.compareTo(left) < 0 ? most : left).toNanos();
        while (!condition.getAsBoolean()) {
            try {
                Runnable event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return condition.getAsBoolean();
                }
                event.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
