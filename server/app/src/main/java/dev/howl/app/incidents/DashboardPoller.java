package dev.howl.app.incidents;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.Cluster.Leadership;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions.Fence;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The poller of the status dashboard. In each round it polls if this node is the leader; otherwise it monitors the leader's
 * polls. Confined to one thread, which it blocks.
 */
final class DashboardPoller {
    /** Interval at which a follower checks whether it has become the leader. */
    private static final Duration FOLLOWER_INTERVAL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(DashboardPoller.class);

    private final DashboardClient dashboard;
    private final IncidentUpdater updater;
    private final Leadership leadership;
    private final PollBackoff backoff;
    private final LeaderMonitor leaderMonitor;
    private final IncidentsHealthIndicator health;
    private final LeaderHealthIndicator leaderHealth;
    private final PollMetrics metrics;
    private final PollSignals signals;
    private final InstantSource clock;
    private final LongSupplier nanos;

    private @Nullable Fence term;
    private @Nullable Early early;
    private boolean failing;
    /** The fault of incidents in the last response. */
    private @Nullable String oddity;

    /** A response that was requested before this node was known to lead. */
    private record Early(DashboardResponse answer, long at) {}

    /** The collaborators of a poller. */
    record Parts(
            DashboardClient dashboard,
            IncidentUpdater updater,
            Leadership leadership,
            PollBackoff backoff,
            LeaderMonitor leaderMonitor,
            IncidentsHealthIndicator health,
            LeaderHealthIndicator leaderHealth,
            PollMetrics metrics,
            PollSignals signals) {}

    /** @param nanos as {@link System#nanoTime} */
    DashboardPoller(Parts parts, InstantSource clock, LongSupplier nanos) {
        this.dashboard = parts.dashboard();
        this.updater = parts.updater();
        this.leadership = parts.leadership();
        this.backoff = parts.backoff();
        this.leaderMonitor = parts.leaderMonitor();
        this.health = parts.health();
        this.leaderHealth = parts.leaderHealth();
        this.metrics = parts.metrics();
        this.signals = parts.signals();
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Reads the dashboard whether this node leads or not. The response is used if the node becomes the leader soon. */
    void readOnce() throws InterruptedException, PollFailedException {
        long at = nanos.getAsLong();
        early = new Early(dashboard.ask(HttpValidators.NONE), at);
    }

    /**
     * Runs one round.
     *
     * @param wake brings the next round forward
     * @return the time until the next round
     */
    Duration round(Runnable wake) throws InterruptedException {
        Fence lead = leadership.fence();
        if (lead == null) {
            stepDown();
            signals.end(false);
            leaderMonitor.look();
            return FOLLOWER_INTERVAL;
        }
        if (!lead.equals(term)) {
            updater.forget();
            term = lead;
        }
        leaderHealth.self();
        Early first = early;
        early = null;
        boolean isFresh = first != null
                && nanos.getAsLong() - first.at() < backoff.interval().toNanos();
        long start = first != null && isFresh ? first.at() : nanos.getAsLong();
        Duration untilNext = pollNow(first != null && isFresh ? first.answer() : null, lead, wake);
        Duration left = untilNext.minusNanos(nanos.getAsLong() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration pollNow(@Nullable DashboardResponse answered, Fence lead, Runnable wake)
            throws InterruptedException {
        signals.begin(wake);
        try {
            return poll(answered, lead);
        } finally {
            signals.end(true);
        }
    }

    private Duration poll(@Nullable DashboardResponse answered, Fence lead) throws InterruptedException {
        try {
            DashboardResponse answer = answered == null ? dashboard.ask(updater.validators()) : answered;
            succeeded(updater.keep(answer, lead, clock.millis()));
            report(answer);
            signals.changed();
            return backoff.afterSuccess();
        } catch (PollFailedException e) {
            if (e.outcome() != PollOutcome.STORE) {
                updater.note(e.reason(), clock.millis());
            }
            failed(e);
            return backoff.afterFailure();
        } catch (NotAppendedException e) {
            // Another node leads and has published.
            stepDown();
            return FOLLOWER_INTERVAL;
        }
    }

    /** Logs what is odd about a response, once until it is another fault. */
    private void report(DashboardResponse answer) {
        if (answer instanceof DashboardResponse.Full full) {
            String fault = full.list().fault();
            if (fault != null && !fault.equals(oddity)) {
                LOG.warn(
                        "The status dashboard at {} has incidents that violate the contract: {}; its own wire passes"
                                + " them on, the topic 'incidents' keeps what they were before",
                        dashboard.name(),
                        fault);
            }
            oddity = fault;
        }
    }

    private void stepDown() {
        if (term != null) {
            updater.forget();
            metrics.stepDown();
            term = null;
            failing = false;
        }
    }

    private void succeeded(PollOutcome outcome) {
        metrics.succeeded(outcome);
        health.up(clock.instant());
        if (failing) {
            LOG.info("The status dashboard at {} can be read again", dashboard.name());
        }
        failing = false;
    }

    /** Records a failure. Logs the first of several in a row only. */
    private void failed(PollFailedException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            // The server stops; neither the dashboard nor the database failed.
            throw new InterruptedException();
        }
        metrics.failed(failure.outcome());
        boolean isOurs = failure.outcome() == PollOutcome.STORE;
        // Everybody can read the health, and messages of the database name accounts and addresses.
        String reason = isOurs ? "the incidents cannot be stored" : failure.reason();
        health.down(updater.wasRead(), reason, clock.instant());
        if (failing) {
            return;
        }
        failing = true;
        if (isOurs && !isExpected(failure.getCause())) {
            LOG.error("The incidents cannot be stored", failure.getCause());
        } else if (!isOurs && !health.counts()) {
            LOG.info(
                    "No status dashboard at {}: {}; howl.incidents.api-link names another one",
                    dashboard.name(),
                    failure.reason());
        } else {
            LOG.warn("The status dashboard at {} cannot be read; retrying: {}", dashboard.name(), failure.reason());
        }
    }

    private static boolean isExpected(@Nullable Throwable cause) {
        return cause instanceof CodedException coded && coded.code().equals(Codes.UNAVAILABLE);
    }
}
