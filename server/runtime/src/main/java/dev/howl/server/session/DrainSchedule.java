package dev.howl.server.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** When each client of a server that drains should go: one after the other. Safe for use by several threads. */
public final class DrainSchedule {
    private final int clients;
    private final long spreadMillis;
    private final long deadlineNanos;
    private final Ticker ticker;
    private final AtomicInteger told = new AtomicInteger();

    /**
     * Starts now.
     *
     * @param clients how many there are
     * @param spread from the first of them to go to the last
     * @param patience after which those that are left are closed
     */
    public DrainSchedule(int clients, Duration spread, Duration patience, Ticker ticker) {
        this.clients = Math.max(1, clients);
        this.spreadMillis = spread.toMillis();
        this.deadlineNanos = ticker.nanos() + patience.toNanos();
        this.ticker = ticker;
    }

    /** How long the next client should wait, in milliseconds; never beyond the deadline. */
    long nextMillis() {
        int before = Math.min(told.getAndIncrement(), clients);
        return Math.min(spreadMillis * before / clients, deadlineMillis());
    }

    /** When the server closes those that are left, in milliseconds from now. */
    long deadlineMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - ticker.nanos()));
    }
}
