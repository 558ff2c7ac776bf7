package dev.howl.app.wisdom;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log messages that show an operator that quotes are sent: one for the first quote, then one a minute with counts.
 * Safe for use by several threads.
 */
final class SentQuotesLog {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(SentQuotesLog.class);

    private final LongSupplier nanos;
    /** Guarded by this, like the fields below. */
    private long total;

    private int sent;
    private int failed;
    private long since;

    /** @param nanos a monotonic clock, as {@link System#nanoTime()} */
    SentQuotesLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void sent() {
        total++;
        sent++;
        if (total == 1) {
            LOG.info("Sent the first quote; the number of quotes is logged once a minute");
            since = nanos.getAsLong();
        }
        report();
    }

    synchronized void failed() {
        failed++;
        report();
    }

    private void report() {
        long now = nanos.getAsLong();
        long seconds = Duration.ofNanos(now - since).toSeconds();
        if (total == 0 || seconds < PERIOD.toSeconds()) {
            return;
        }
        LOG.info("Sent {} quotes in the last {} s; {} failed, {} sent since the start", sent, seconds, failed, total);
        sent = 0;
        failed = 0;
        since = now;
    }
}
