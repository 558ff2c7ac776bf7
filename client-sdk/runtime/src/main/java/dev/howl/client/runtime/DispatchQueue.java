package dev.howl.client.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of items for one listener, handled in order on the user's executor, as many as the listener has
 * demanded. Thread-safe.
 */
final class DispatchQueue<T> {
    /** The demand of a listener that takes every item. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private final SerialExecutor executor;
    private final int capacity;
    private final Predicate<? super T> handler;
    private final Runnable drained;

    // Guarded by `waiting`, as is everything below.
    private final Queue<T> waiting = new ArrayDeque<>();
    private long demand;
    private boolean handling;
    private boolean scheduled;
    private @Nullable Runnable finalTask;

    /**
     * @param demand number of items that may be handled before {@link #request} adds to it
     * @param handler called on the user's executor; must not throw; returns whether the item counts against the demand
     * @param drained called on the user's executor each time the queue has become empty
     */
    DispatchQueue(SerialExecutor executor, int capacity, long demand, Predicate<? super T> handler, Runnable drained) {
        this.executor = executor;
        this.capacity = capacity;
        this.demand = demand;
        this.handler = handler;
        this.drained = drained;
    }

    /** Queues an item, or returns {@code false} if the queue is full. The item being handled counts as queued. */
    boolean offer(T item) {
        synchronized (waiting) {
            if (waiting.size() + (handling ? 1 : 0) >= capacity) {
                return false;
            }
            waiting.add(item);
        }
        schedule();
        return true;
    }

    /** Adds to the demand. */
    void request(long items) {
        synchronized (waiting) {
            demand = demand > UNBOUNDED - items ? UNBOUNDED : demand + items;
        }
        schedule();
    }

    /** Runs a task on the user's executor once the queue is empty. Nothing may be offered after this call. */
    void finish(Runnable task) {
        synchronized (waiting) {
            finalTask = task;
        }
        schedule();
    }

    /** Drops every waiting item. */
    void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
        schedule();
    }

    /** Returns whether nothing is waiting and no item is being handled. */
    boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty() && !handling;
        }
    }

    private void schedule() {
        synchronized (waiting) {
            boolean work = waiting.isEmpty() ? finalTask != null : demand > 0;
            if (!work || scheduled) {
                return;
            }
            scheduled = true;
        }
        executor.execute(this::runNext);
    }

    private void runNext() {
        T item;
        Runnable end = null;
        synchronized (waiting) {
            item = demand > 0 ? waiting.poll() : null;
            handling = item != null;
            if (item == null && waiting.isEmpty()) {
                end = finalTask;
                finalTask = null;
            }
        }
        boolean counts = false;
        try {
            if (item != null) {
                counts = handler.test(item);
            } else if (end != null) {
                end.run();
            }
        } finally {
            done(item != null, counts);
        }
    }

    private void done(boolean handled, boolean counts) {
        boolean empty;
        synchronized (waiting) {
            handling = false;
            scheduled = false;
            if (counts && demand != UNBOUNDED) {
                demand--;
            }
            empty = waiting.isEmpty();
        }
        if (handled && empty) {
            drained.run();
        }
        schedule();
    }
}
