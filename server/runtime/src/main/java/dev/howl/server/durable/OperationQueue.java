package dev.howl.server.durable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.TimeUnit;

/** A bounded queue of operations. Safe for use by several threads. */
final class OperationQueue {
    private static final long MAX_BYTES = 64L << 20;

    private final int limit;
    private final Deque<PendingOperation<?>> operations = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    OperationQueue(int limit) {
        this.limit = limit;
    }

    /**
     * Adds an operation.
     *
     * @throws dev.howl.runtime.CodedException {@code unavailable} where the queue is full or closed
     */
    synchronized void add(PendingOperation<?> operation) {
        if (closed) {
            throw DatabaseFailures.unavailable("the server is stopping");
        }
        if (operations.size() >= limit || bytes + operation.size() > MAX_BYTES) {
            throw DatabaseFailures.unavailable("too many requests wait for the database");
        }
        operations.addLast(operation);
        bytes += operation.size();
        notifyAll();
    }

    /** Waits until there is an operation; returns {@code false} where the queue is closed and empty. */
    synchronized boolean awaitOne() throws InterruptedException {
        while (operations.isEmpty() && !closed) {
            wait();
        }
        return !operations.isEmpty();
    }

    /** Waits for a time, or until the next operation is added. Returns at once when the queue is closed. */
    synchronized void pause(long millis) throws InterruptedException {
        if (!closed) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
    }

    synchronized List<PendingOperation<?>> take(int max) {
        List<PendingOperation<?>> taken = new ArrayList<>();
        while (taken.size() < max && !operations.isEmpty()) {
            PendingOperation<?> operation = operations.removeFirst();
            bytes -= operation.size();
            taken.add(operation);
        }
        return taken;
    }

    /** Puts taken operations back to the front of the queue, in their order. */
    synchronized void giveBack(List<PendingOperation<?>> taken) {
        ListIterator<PendingOperation<?>> newest = taken.listIterator(taken.size());
        while (newest.hasPrevious()) {
            PendingOperation<?> operation = newest.previous();
            operations.addFirst(operation);
            bytes += operation.size();
        }
    }

    synchronized List<PendingOperation<?>> takeExpired(long now) {
        List<PendingOperation<?>> expired = new ArrayList<>();
        while (!operations.isEmpty() && operations.getFirst().isLate(now)) {
            expired.addAll(take(1));
        }
        return expired;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
