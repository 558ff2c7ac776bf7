package dev.howl.server.shutdown;

import dev.howl.server.Cluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The other nodes of the cluster, to which clients can move. */
public final class OtherNodes {
    private static final long ANSWER_SECONDS = 1;

    private final Cluster cluster;

    public OtherNodes(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns whether another node accepts clients. Completes within a second and never exceptionally: if the nodes are
     * not known by then, with {@code true}. Does not block.
     */
    CompletionStage<Boolean> exist() {
        return ask().copy().completeOnTimeout(true, ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<Boolean> ask() {
        try {
            String self = cluster.self().id();
            return cluster.nodes()
                    .thenApply(nodes -> nodes.stream()
                            .anyMatch(node -> !node.draining() && !node.id().equals(self)))
                    .exceptionally(failure -> true)
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(true);
        }
    }
}
