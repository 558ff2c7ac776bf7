package dev.howl.client.runtime;

/** A registered listener. {@link #close()} removes it. Thread-safe. */
public interface Registration extends AutoCloseable {

    /**
     * Removes the listener. Messages that wait for it are dropped; a call in progress is not waited for. Idempotent.
     */
    @Override
    void close();
}
