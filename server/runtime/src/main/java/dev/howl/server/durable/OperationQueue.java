package dev.howl.server.durable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.TimeUnit;

/** Tasks in the order in which they came, within a limit. Safe for use by several threads. */
final class OperationQueue {
    private static final long MAX_BYTES = 64L << 20;

    private final int limit;
    private final Deque<PendingOperation<?>> operations = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    OperationQueue(int limit) {
        this.limit = limit;
    }

    /** @throws dev.howl.runtime.CodedException {@code unavailable} where there is no place */
    synchronized void add(PendingOperation<?> operation) {
        if (closed) {
            throw DatabaseFailures.unavailable("the server stops");
        }
        if (operations.size() >= limit || bytes + operation.size() > MAX_BYTES) {
            throw DatabaseFailures.unavailable("too much waits for the database");
        }
        operations.addLast(operation);
        bytes += operation.size();
        notifyAll();
    }

    /** Waits for something to do. */
    synchronized boolean awaitOne() throws InterruptedException {
        while (operations.isEmpty() && !closed) {
            wait();
        }
        return !operations.isEmpty();
    }

    /** Waits a moment, less where nothing new will come. */
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

    /** Undoes {@link #take}. */
    synchronized void giveBack(List<PendingOperation<?>> taken) {
        ListIterator<PendingOperation<?>> newest = taken.listIterator(taken.size());
        while (newest.hasPrevious()) {
            PendingOperation<?> operation = newest.previous();
            operations.addFirst(operation);
            bytes += operation.size();
        }
    }

    synchronized List<PendingOperation<?>> takeLate(long now) {
        List<PendingOperation<?>> late = new ArrayList<>();
        while (!operations.isEmpty() && operations.getFirst().isLate(now)) {
            late.addAll(take(1));
        }
        return late;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
