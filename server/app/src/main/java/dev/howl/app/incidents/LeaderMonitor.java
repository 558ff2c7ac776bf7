package dev.howl.app.incidents;

import dev.howl.app.incidents.IncidentStore.Feed;
import dev.howl.server.transaction.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Looks at how polling goes for the node that leads. Confined to one thread, which it blocks. */
final class LeaderMonitor {
    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentsHealthIndicator health;
    private final Times times;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private long lookedAt;
    private boolean hasLooked;
    private long polledMillis = -1;
    private long polledSeenAt;

    /**
     * How patient it is.
     *
     * @param interval between two looks
     * @param patience without a sign of a poll before it says that nobody polls
     */
    record Times(Duration interval, Duration patience) {}

    LeaderMonitor(
            Transactions transactions,
            IncidentStore store,
            IncidentsHealthIndicator health,
            Times times,
            InstantSource clock,
            LongSupplier nanos) {
        this.transactions = transactions;
        this.store = store;
        this.health = health;
        this.times = times;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Looks, unless it has just done so. */
    void look() {
        long now = nanos.getAsLong();
        if (hasLooked && now - lookedAt < times.interval().toNanos()) {
            return;
        }
        hasLooked = true;
        lookedAt = now;
        try {
            tell(transactions.snapshot(store::feed), now);
        } catch (RuntimeException e) {
            health.down(false, "what is known of it cannot be read: " + e.getMessage(), clock.instant());
        }
    }

    private void tell(Feed feed, long now) {
        // By this node's clock: those of two nodes may differ.
        if (feed.polledMillis() != polledMillis) {
            polledMillis = feed.polledMillis();
            polledSeenAt = now;
        }
        if (now - polledSeenAt > times.patience().toNanos()) {
            health.down(
                    feed.wasRead(),
                    "no node has asked it for " + times.patience().toSeconds() + " s",
                    clock.instant());
        } else if (feed.failure() != null) {
            health.down(feed.wasRead(), feed.failure(), clock.instant());
        } else if (feed.wasRead()) {
            health.up(clock.instant());
        }
    }
}
