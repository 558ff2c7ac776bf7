package dev.howl.client.runtime;

import java.util.function.Consumer;

/** A listener with a bounded queue. Values that do not fit are dropped, which is logged once. */
final class BufferedListener<T> {
    private final DispatchQueue<T> queue;
    private final OnceLog log;
    private final String name;

    /** @param name the subject of the listener, for log messages */
    BufferedListener(CallbackRunner callbacks, int capacity, OnceLog log, String name, Consumer<? super T> listener) {
        this.queue = new DispatchQueue<>(
                callbacks.serial(),
                capacity,
                DispatchQueue.UNBOUNDED,
                value -> {
                    callbacks.call(listener, value);
                    return true;
                },
                () -> {});
        this.log = log;
        this.name = name;
    }

    /** Queues a value for the listener, or drops it if the queue is full. */
    void offer(T value) {
        if (!queue.offer(value)) {
            log.warn("slow " + name, "the listener for " + name + " is too slow for its buffer: calls were dropped");
        }
    }
}
