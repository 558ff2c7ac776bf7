package dev.howl.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a listener was called with, each with the moment, to be taken one by one. Safe for use by several threads. */
final class Mailbox<T> implements Consumer<T> {
    private final Deque<Arrival<T>> arrived = new ArrayDeque<>();
    private final Deque<CompletableFuture<Arrival<T>>> waiting = new ArrayDeque<>();

    /**
     * An event and when it came.
     *
     * @param nanos as of {@link System#nanoTime}
     */
    record Arrival<T>(T event, long nanos) {
        /** How long after that moment it came; never negative. */
        Duration after(long moment) {
            return Duration.ofNanos(Math.max(0, nanos - moment));
        }
    }

    @Override
    public void accept(T event) {
        Arrival<T> arrival = new Arrival<>(event, System.nanoTime());
        CompletableFuture<Arrival<T>> taker;
        synchronized (this) {
            taker = waiting.poll();
            if (taker == null) {
                arrived.add(arrival);
            }
        }
        if (taker != null) {
            taker.complete(arrival);
        }
    }

    /** The next one, as soon as it is there. */
    synchronized CompletableFuture<Arrival<T>> next() {
        Arrival<T> first = arrived.poll();
        if (first != null) {
            return CompletableFuture.completedFuture(first);
        }
        CompletableFuture<Arrival<T>> taker = new CompletableFuture<>();
        waiting.add(taker);
        return taker;
    }

    /** Whether nothing came that was not taken. */
    synchronized boolean isEmpty() {
        return arrived.isEmpty();
    }
}
