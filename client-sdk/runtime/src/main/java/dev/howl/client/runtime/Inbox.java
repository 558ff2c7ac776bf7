package dev.howl.client.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What waits for one listener: a bounded queue that is worked off in order on the user's executor. */
final class Inbox<T> {
    private final SerialExecutor executor;
    private final int capacity;
    private final Consumer<? super T> handler;
    private final Runnable drained;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param handler called on the user's executor; does not throw
     * @param drained called on the user's executor whenever nothing waits any more
     */
    Inbox(SerialExecutor executor, int capacity, Consumer<? super T> handler, Runnable drained) {
        this.executor = executor;
        this.capacity = capacity;
        this.handler = handler;
        this.drained = drained;
    }

    /** Queues an item, or says {@code false} where the inbox is full. Called by one thread at a time. */
    boolean offer(T item) {
        if (waiting.get() >= capacity) {
            return false;
        }
        waiting.incrementAndGet();
        executor.execute(() -> handle(item));
        return true;
    }

    /** Whether every item was handled. */
    boolean isEmpty() {
        return waiting.get() == 0;
    }

    private void handle(T item) {
        try {
            handler.accept(item);
        } finally {
            if (waiting.decrementAndGet() == 0) {
                drained.run();
            }
        }
    }
}
