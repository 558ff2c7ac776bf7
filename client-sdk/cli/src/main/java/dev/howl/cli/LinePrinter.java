package dev.howl.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A printer whose callers never wait for the terminal: lines are queued, and dropped and counted while the queue is full.
 * Thread-safe.
 */
final class LinePrinter implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;
    private static final long END_MILLIS = 3_000;

    private final PrintWriter out;
    /** Empty for the end. */
    private final BlockingQueue<Optional<String>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::print, "howl-print");

    LinePrinter(PrintWriter out) {
        this.out = out;
        thread.setDaemon(true);
        thread.start();
    }

    /** Prints a line soon, or drops it. */
    void print(String line) {
        if (!waiting.offer(Optional.of(line))) {
            dropped.incrementAndGet();
        }
    }

    /** Prints a line, for whose place in the queue it waits for at most three seconds. */
    void printLast(String line) {
        try {
            if (!waiting.offer(Optional.of(line), END_MILLIS, TimeUnit.MILLISECONDS)) {
                dropped.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the number of lines that were not printed. */
    long dropped() {
        return dropped.get();
    }

    private void print() {
        try {
            for (Optional<String> line = waiting.take(); line.isPresent(); line = waiting.take()) {
                out.println(line.get());
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            out.flush();
        }
    }

    /** Prints what waits, for at most three seconds: the terminal may be stopped. */
    @Override
    public void close() {
        try {
            if (waiting.offer(Optional.empty(), END_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
