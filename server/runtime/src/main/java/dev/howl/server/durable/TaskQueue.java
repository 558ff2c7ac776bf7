package dev.howl.server.durable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.TimeUnit;

/** Tasks in the order in which they came, within a limit. Safe for use by several threads. */
final class TaskQueue {
    private static final long MAX_BYTES = 64L << 20;

    private final int limit;
    private final Deque<Task<?>> tasks = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    TaskQueue(int limit) {
        this.limit = limit;
    }

    /** @throws dev.howl.runtime.CodedException {@code unavailable} where there is no place */
    synchronized void add(Task<?> task) {
        if (closed) {
            throw Unavailable.because("the server stops");
        }
        if (tasks.size() >= limit || bytes + task.size() > MAX_BYTES) {
            throw Unavailable.because("too much waits for the database");
        }
        tasks.addLast(task);
        bytes += task.size();
        notifyAll();
    }

    /** Waits for something to do. */
    synchronized boolean awaitOne() throws InterruptedException {
        while (tasks.isEmpty() && !closed) {
            wait();
        }
        return !tasks.isEmpty();
    }

    /** Waits a moment, less where nothing new will come. */
    synchronized void pause(long millis) throws InterruptedException {
        if (!closed) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
    }

    synchronized List<Task<?>> take(int max) {
        List<Task<?>> taken = new ArrayList<>();
        while (taken.size() < max && !tasks.isEmpty()) {
            Task<?> task = tasks.removeFirst();
            bytes -= task.size();
            taken.add(task);
        }
        return taken;
    }

    /** Undoes {@link #take}. */
    synchronized void giveBack(List<Task<?>> taken) {
        ListIterator<Task<?>> newest = taken.listIterator(taken.size());
        while (newest.hasPrevious()) {
            Task<?> task = newest.previous();
            tasks.addFirst(task);
            bytes += task.size();
        }
    }

    synchronized List<Task<?>> takeLate(long now) {
        List<Task<?>> late = new ArrayList<>();
        while (!tasks.isEmpty() && tasks.getFirst().isLate(now)) {
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
