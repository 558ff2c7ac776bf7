package dev.howl.server.durable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes events and ids that are too old, in small parts: appends go on meanwhile. */
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
        } catch (RuntimeException e) {
            LOG.warn("old events could not be removed; they will be later", e);
        }
    }

    private static void removeAll(IntSupplier part) {
        while (part.getAsInt() == PART) {
            // Until none is left.
        }
    }
}
