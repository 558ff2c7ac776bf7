package dev.howl.server.transport;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget of bytes that wait to be sent, of all connections together. Safe for use by several threads.
 */
public final class UnsentBudget {
    /** Bytes that may be unsent while frames of a client are still read. Above this limit reading pauses. */
    private static final long PER_CONNECTION = 512 * 1024;

    private static final long PER_CONNECTION_IF_SHORT = 32 * 1024;

    private final AtomicLong used;
    private final long limit;

    /**
     * Creates a budget.
     *
     * @param used the counter of bytes, kept by this object and read by others
     * @param limit largest number of bytes
     */
    public UnsentBudget(AtomicLong used, long limit) {
        this.used = used;
        this.limit = limit;
    }

    /** Counts bytes that wait, or no longer wait where the number is negative. */
    public void add(long bytes) {
        used.addAndGet(bytes);
    }

    /** Returns whether that many more bytes may wait. */
    public boolean allows(long bytes) {
        return used.get() + bytes <= limit;
    }

    /** Returns the bytes that may be unsent while a client is still served; fewer where the budget is short. */
    public long perConnection() {
        return isShort() ? PER_CONNECTION_IF_SHORT : PER_CONNECTION;
    }

    /** Returns whether clients that read nothing have to make room: half of the budget is used. */
    public boolean isShort() {
        return used.get() > limit / 2;
    }
}
