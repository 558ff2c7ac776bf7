package dev.howl.app.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/**
 * The health of the incidents: up while some node reads the dashboard. A failure makes the server unready only if the
 * dashboard's address is configured or it has answered before; a server without a dashboard is ready. Safe for use by
 * several threads.
 */
final class IncidentsHealthIndicator implements ReactiveHealthIndicator {
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

    /** Returns whether a failure makes the server unready. */
    boolean counts() {
        return isLinkSet || state.wasRead();
    }

    @Override
    public Mono<Health> health() {
        State now = state;
        Status failed = counts() ? Status.OUT_OF_SERVICE : Status.UNKNOWN;
        Health.Builder health = Health.status(now.failure() == null ? Status.UP : failed)
                .withDetail("dashboard", dashboard)
                .withDetail("since", now.since().toString());
        if (now.failure() != null) {
            health.withDetail("reason", now.failure());
        }
        return Mono.just(health.build());
    }
}
