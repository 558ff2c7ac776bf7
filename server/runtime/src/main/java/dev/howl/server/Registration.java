package dev.howl.server;

/** A handle that ends what a method started. Safe for use by several threads. */
public interface Registration extends AutoCloseable {

    /** Ends the registration; later calls do nothing. Does not block. */
    @Override
    void close();
}
