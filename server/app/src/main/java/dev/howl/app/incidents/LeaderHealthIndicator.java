package dev.howl.app.incidents;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * The health of the election of the node that polls the dashboard: up while some node does. Safe for use by several
 * threads.
 */
final class LeaderHealthIndicator implements ReactiveHealthIndicator {
    private volatile @Nullable State state;

    /**
     * The present state.
     *
     * @param isSelf whether this node leads
     * @param failure the reason, or {@code null} while a node leads
     */
    private record State(boolean isSelf, @Nullable String failure) {}

    /** Records that this node leads. */
    void self() {
        state = new State(true, null);
    }

    /** Records that another node leads. */
    void other() {
        state = new State(false, null);
    }

    /** Records that no node seems to lead. */
    void none(String reason) {
        state = new State(false, reason);
    }

    @Override
    public Mono<Health> health() {
        State now = state;
        if (now == null) {
            return Mono.just(Health.unknown().build());
        }
        return Mono.just(
                now.failure() == null
                        ? Health.up().withDetail("self", now.isSelf()).build()
                        : Health.status(IncidentsHealthIndicator.DEGRADED)
                                .withDetail("reason", now.failure())
                                .build());
    }
}
