package dev.howl.client.runtime;

/** A listener that was added and can be taken away. */
public interface Registration extends AutoCloseable {

    /** Takes the listener away. What waits for it is dropped; a call that runs is not waited for. Idempotent. */
    @Override
    void close();
}
