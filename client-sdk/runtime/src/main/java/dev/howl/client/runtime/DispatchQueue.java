package dev.howl.client.runtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one listener: a bounded queue that is worked off in order on the user's executor, as far as the
 * listener has asked for.
 */
final class DispatchQueue<T> {
    /** The demand of a listener that takes whatever comes. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private final SerialExecutor executor;
    private final int capacity;
    private final Predicate<? super T> handler;
    private final Runnable drained;
    private final Queue<T> waiting = new ArrayDeque<>(); // guarded by itself, as all that follows
    private long demand;
    private boolean handling;
    private boolean scheduled;
    private @Nullable Runnable last;

    /**
     * @param demand how many items may be handled before {@link #request} asks for more
     * @param handler called on the user's executor; does not throw; says whether the item counts against the demand
     * @param drained called on the user's executor whenever nothing waits any more
     */
    DispatchQueue(SerialExecutor executor, int capacity, long demand, Predicate<? super T> handler, Runnable drained) {
        this.executor = executor;
        this.capacity = capacity;
        this.demand = demand;
        this.handler = handler;
        this.drained = drained;
    }

    /** Queues an item, or says {@code false} where the inbox is full. */
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

    /** Lets so many more items be handled. */
    void request(long items) {
        synchronized (waiting) {
            demand = demand > UNBOUNDED - items ? UNBOUNDED : demand + items;
        }
        schedule();
    }

    /** Runs something on the user's executor once nothing waits any more; nothing is offered after this. */
    void finish(Runnable task) {
        synchronized (waiting) {
            last = task;
        }
        schedule();
    }

    /** Forgets what waits. */
    void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
        schedule();
    }

    /** Whether every item was handled. */
    boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty() && !handling;
        }
    }

    private void schedule() {
        synchronized (waiting) {
            boolean work = waiting.isEmpty() ? last != null : demand > 0;
            if (!work || scheduled) {
                return;
            }
            scheduled = true;
        }
        executor.execute(this::turn);
    }

    private void turn() {
        T item;
        Runnable end = null;
        synchronized (waiting) {
            item = demand > 0 ? waiting.poll() : null;
            handling = item != null;
            if (item == null && waiting.isEmpty()) {
                end = last;
                last = null;
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
