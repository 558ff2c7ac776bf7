package dev.howl.server.durable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retention task, which removes expired events, dedupe ids and revocations in small parts so that appends are not held up. */
final class RetentionCleaner {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionCleaner.class);
    private static final int PART = 1_000;

    private final EventTables tables;
    private final Duration retention;
    private final InstantSource clock;

    RetentionCleaner(EventTables tables, Duration retention, InstantSource clock) {
        this.tables = tables;
        this.retention = retention;
        this.clock = clock;
    }

    void run() {
        try {
            long now = clock.millis();
            removeAll(() -> tables.removeEvents(now - retention.toMillis(), PART));
            removeAll(() -> tables.removeDedupe(now - AppendTransaction.DEDUPE_KEPT.toMillis(), PART));
            tables.removeRevocations(now);
        } catch (RuntimeException e) {
            LOG.warn("Expired events could not be removed; the next run retries", e);
        }
    }

    private static void removeAll(IntSupplier part) {
        while (part.getAsInt() == PART) {
            // Repeat until a part was not full.
        }
    }
}
