package dev.howl.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A queue of the events of a listener, each with its time of arrival. Safe for use by several threads. */
final class Mailbox<T> implements Consumer<T> {
    private final Deque<Arrival<T>> arrived = new ArrayDeque<>();
    private final Deque<CompletableFuture<Arrival<T>>> waiting = new ArrayDeque<>();

    /**
     * An event and its time of arrival.
     *
     * @param nanos as of {@link System#nanoTime}
     */
    record Arrival<T>(T event, long nanos) {
        /** Returns the time from a moment to the arrival; never negative. */
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

    /** Takes the next event. The future completes when there is one. */
    synchronized CompletableFuture<Arrival<T>> next() {
        Arrival<T> first = arrived.poll();
        if (first != null) {
            return CompletableFuture.completedFuture(first);
        }
        CompletableFuture<Arrival<T>> taker = new CompletableFuture<>();
        waiting.add(taker);
        return taker;
    }

    /** Returns whether all events have been taken. */
    synchronized boolean isEmpty() {
        return arrived.isEmpty();
    }
}
