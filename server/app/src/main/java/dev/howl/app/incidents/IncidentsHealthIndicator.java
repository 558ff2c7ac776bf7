package dev.howl.app.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/**
 * The health of the status dashboard: up while some node reads it. If it fails, it is degraded if its address is
 * configured or it has answered before, and unknown for a server without a dashboard. Safe for use by several threads.
 */
final class IncidentsHealthIndicator implements ReactiveHealthIndicator {
    /** The status of a component that is away while the server goes on; it does not count for the server's status. */
    static final Status DEGRADED = new Status("DEGRADED");

    private final boolean isLinkSet;
    private final String dashboard;
    private volatile State state;

    /**
     * The current state.
     *
     * @param wasRead whether the dashboard has ever been read
     * @param failure the reason, or {@code null} while the dashboard is read
     * @param since time of the first success or failure in a row
     */
    private record State(boolean wasRead, @Nullable String failure, Instant since) {}

    IncidentsHealthIndicator(boolean isLinkSet, String dashboard, Instant now) {
        this.isLinkSet = isLinkSet;
        this.dashboard = dashboard;
        this.state = new State(false, "it has not been read yet", now);
    }

    void up(Instant now) {
        become(true, null, now);
    }

    /** @param wasRead whether the dashboard has ever been read */
    void down(boolean wasRead, String reason, Instant now) {
        become(wasRead, reason, now);
    }

    private void become(boolean wasRead, @Nullable String failure, Instant now) {
        State former = state;
        boolean goesOn = (former.failure() == null) == (failure == null);
        state = new State(former.wasRead() || wasRead, failure, goesOn ? former.since() : now);
    }

    /** Returns whether a failure means more than that there is no dashboard. */
    boolean counts() {
        return isLinkSet || state.wasRead();
    }

    @Override
    public Mono<Health> health() {
        State now = state;
        Status failed = counts() ? DEGRADED : Status.UNKNOWN;
        Health.Builder health = Health.status(now.failure() == null ? Status.UP : failed)
                .withDetail("dashboard", dashboard)
                .withDetail("since", now.since().toString());
        if (now.failure() != null) {
            health.withDetail("reason", now.failure());
        }
        return Mono.just(health.build());
    }
}
