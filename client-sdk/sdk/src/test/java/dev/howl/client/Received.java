package dev.howl.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A listener that queues what it is called with, for the test to await. */
final class Received<T> implements Consumer<T> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    @Override
    public void accept(T event) {
        queue.add(event);
    }

    /** Waits for the next value and returns it. */
    T next() throws InterruptedException {
        T event = queue.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new AssertionError("the listener was not called within " + TIMEOUT);
        }
        return event;
    }

    /** Returns the values that have arrived and were not taken. */
    List<T> waiting() {
        return List.copyOf(queue);
    }

    /** Waits for a number of values and returns them. */
    List<T> next(int count) throws InterruptedException {
        List<T> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    /** Waits for a value that matches, skipping those before it, and returns it. */
    T next(Predicate<? super T> predicate) throws InterruptedException {
        T event = next();
        while (!predicate.test(event)) {
            event = next();
        }
        return event;
    }
}
