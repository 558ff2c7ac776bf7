package dev.howl.app.incidents;

import dev.howl.app.incidents.IncidentStore.Feed;
import dev.howl.server.transaction.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor of the leader's polls, for nodes that do not poll: reads their outcomes from the database and updates this
 * node's health.
 * Confined to one thread, which it blocks.
 */
final class LeaderMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderMonitor.class);

    private final Transactions transactions;
    private final IncidentStore store;
    private final IncidentsHealthIndicator health;
    private final LeaderHealthIndicator leader;
    private final PollSignals signals;
    private final Times times;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private long lookedAt;
    private boolean hasLooked;
    private long polledMillis = -1;
    private long polledSeenAt;
    private long version = -1;

    /**
     * The times of the monitor.
     *
     * @param interval between two reads of the database
     * @param patience time without a poll after which the health says that no node polls
     */
    record Times(Duration interval, Duration patience) {}

    LeaderMonitor(
            Transactions transactions,
            IncidentStore store,
            IncidentsHealthIndicator health,
            LeaderHealthIndicator leader,
            PollSignals signals,
            Times times,
            InstantSource clock,
            LongSupplier nanos) {
        this.transactions = transactions;
        this.store = store;
        this.health = health;
        this.leader = leader;
        this.signals = signals;
        this.times = times;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Updates the health, at most once in an interval. */
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
            LOG.debug("The leader's polls cannot be read", e);
            health.down(false, "its state cannot be read from the database", clock.instant());
        }
    }

    private void tell(Feed feed, long now) {
        // The time since the last poll is measured by this node's clock: the clocks of two nodes may differ.
        if (feed.polledMillis() != polledMillis) {
            polledMillis = feed.polledMillis();
            polledSeenAt = now;
        }
        if (feed.version() != version) {
            version = feed.version();
            signals.changed();
        }
        if (now - polledSeenAt > times.patience().toNanos()) {
            leader.none(
                    "no node has polled the dashboard for " + times.patience().toSeconds() + " s");
            return;
        }
        leader.other();
        if (feed.failure() != null) {
            health.down(feed.wasRead(), feed.failure(), clock.instant());
        } else if (feed.wasRead()) {
            health.up(clock.instant());
        }
    }
}
