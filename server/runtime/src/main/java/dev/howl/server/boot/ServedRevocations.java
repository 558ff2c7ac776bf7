package dev.howl.server.boot;

import dev.howl.runtime.Futures;
import dev.howl.server.Cluster;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.security.Revocations;
import dev.howl.server.session.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The revocations of an application with the starter: the engine stores them, the endpoints end connections. */
final class ServedRevocations implements Revocations {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final RevocationStore store;
    private final RevokedSubjects revoked;
    private final Cluster cluster;
    private final Endpoints endpoints;

    ServedRevocations(RevocationStore store, RevokedSubjects revoked, Cluster cluster, Endpoints endpoints) {
        this.store = store;
        this.revoked = revoked;
        this.cluster = cluster;
        this.endpoints = endpoints;
    }

    @Override
    public CompletionStage<Revocation> revoke(String subject, Duration duration) {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException("the subject must have 1 to " + MAX_SUBJECT + " characters");
        }
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the duration must be from one second to " + LONGEST.toDays() + " days");
        }
        long end = revoked.now() + duration.toMillis();
        // Fails with the exception of the store, itself and not as a cause.
        return Futures.mapFailure(
                store.add(subject, end).thenCompose(counts -> ended(subject, counts)), failure -> failure);
    }

    @Override
    public boolean isRevoked(String subject) {
        return revoked.contains(subject);
    }

    private CompletionStage<Revocation> ended(String subject, long end) {
        return connections(subject)
                .thenCombine(
                        nodes(),
                        (connections, nodes) ->
                                new Revocation(subject, Instant.ofEpochMilli(end), connections, nodes, store.keeper()));
    }

    private CompletionStage<Integer> connections(String subject) {
        CompletionStage<Integer> ended = CompletableFuture.completedStage(0);
        for (Endpoint<?> endpoint : endpoints.all()) {
            ended = ended.thenCombine(endpoint.endRevoked(subject), Integer::sum);
        }
        return ended;
    }

    /** Completes with the number of running nodes. The revocation is stored, so a failure to count is none of it. */
    private CompletionStage<Integer> nodes() {
        return cluster.nodes().thenApply(nodes -> Math.max(1, nodes.size())).exceptionally(unknown -> 1);
    }
}
