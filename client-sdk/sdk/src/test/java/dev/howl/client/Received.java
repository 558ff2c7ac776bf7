package dev.howl.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a listener was called with, to be awaited one by one. */
final class Received<T> implements Consumer<T> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    @Override
    public void accept(T event) {
        queue.add(event);
    }

    /** The next one. */
    T next() throws InterruptedException {
        T event = queue.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new AssertionError("nothing came within " + LONGEST);
        }
        return event;
    }

    /** What has come and was not taken yet. */
    List<T> waiting() {
        return List.copyOf(queue);
    }

    /** The next so many. */
    List<T> next(int count) throws InterruptedException {
        List<T> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    /** The next one for which the predicate holds; those before it are passed over. */
    T next(Predicate<? super T> predicate) throws InterruptedException {
        T event = next();
        while (!predicate.test(event)) {
            event = next();
        }
        return event;
    }
}
