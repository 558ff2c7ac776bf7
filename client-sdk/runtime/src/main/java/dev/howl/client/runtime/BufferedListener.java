package dev.howl.client.runtime;

import java.util.function.Consumer;

/** One listener with its inbox. What does not fit is dropped, and said once. */
final class BufferedListener<T> {
    private final DispatchQueue<T> inbox;
    private final OnceLog log;
    private final String name;

    /** @param name of the listener, for the log */
    BufferedListener(CallbackRunner callbacks, int capacity, OnceLog log, String name, Consumer<? super T> listener) {
        this.inbox = new DispatchQueue<>(
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

    void offer(T value) {
        if (!inbox.offer(value)) {
            log.warn("slow " + name, "the listener for " + name + " is too slow: calls to it were dropped");
        }
    }
}
