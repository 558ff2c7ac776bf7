package dev.howl.server.boot;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * The health of a service that may hang: it is down unless it answers within a second. One probe runs at a time, and
 * those that ask meanwhile share its result, so a service that hangs holds up one probe however often it is asked for.
 * Safe for use by several threads.
 */
final class ProbedHealth implements ReactiveHealthIndicator {
    private static final long ANSWER_MILLIS = 1000;

    private final String kind;
    private final Supplier<CompletionStage<Void>> probe;
    /** Guarded by this. */
    private @Nullable CompletableFuture<Void> running;

    /**
     * @param kind of the service, for the details
     * @param probe starts a probe, without blocking
     */
    ProbedHealth(String kind, Supplier<CompletionStage<Void>> probe) {
        this.kind = kind;
        this.probe = probe;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromFuture(() -> result().copy().orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS))
                .then(Mono.fromSupplier(
                        () -> Health.up().withDetail("kind", kind).build()))
                .onErrorResume(failure -> Mono.just(Health.down()
                        .withDetail("kind", kind)
                        .withDetail("reason", reason(failure))
                        .build()));
    }

    private synchronized CompletableFuture<Void> result() {
        CompletableFuture<Void> present = running;
        if (present == null || present.isDone()) {
            present = started();
            running = present;
        }
        return present;
    }

    private CompletableFuture<Void> started() {
        try {
            return probe.get().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Names no more than everybody may know: messages of drivers contain addresses and accounts. */
    private static String reason(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        if (cause instanceof TimeoutException) {
            return "no answer within " + ANSWER_MILLIS + " ms";
        }
        return cause instanceof CodedException coded ? String.valueOf(coded.getMessage()) : "it cannot be reached";
    }
}
