package dev.howl.server.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The schedule of a drain, which spreads the departure of clients over time. Safe for use by several threads. */
public final class DrainSchedule {
    private final int clients;
    private final long spreadMillis;
    private final long deadlineNanos;
    private final Ticker ticker;
    private final AtomicInteger scheduled = new AtomicInteger();

    /**
     * Creates a schedule that starts now.
     *
     * @param clients number of clients
     * @param spread time from the first departure to the last
     * @param patience time after which the remaining clients are closed
     */
    public DrainSchedule(int clients, Duration spread, Duration patience, Ticker ticker) {
        this.clients = Math.max(1, clients);
        this.spreadMillis = spread.toMillis();
        this.deadlineNanos = ticker.nanos() + patience.toNanos();
        this.ticker = ticker;
    }

    /** Returns after how many milliseconds the next client is to leave; never beyond the deadline. */
    long nextMillis() {
        int before = Math.min(scheduled.getAndIncrement(), clients);
        return Math.min(spreadMillis * before / clients, deadlineMillis());
    }

    /** Returns in how many milliseconds the server closes the remaining clients. */
    long deadlineMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - ticker.nanos()));
    }
}
