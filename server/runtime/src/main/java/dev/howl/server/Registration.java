package dev.howl.server;

/** What was begun and can be ended. Safe for use by several threads. */
public interface Registration extends AutoCloseable {

    /** Ends it; later calls do nothing. */
    @Override
    void close();
}
