package dev.howl.server;

/** A registered listener; {@link #close} removes it. Safe for use by several threads. */
public interface Registration extends AutoCloseable {

    /** Ends the registration; later calls do nothing. Does not block. */
    @Override
    void close();
}
