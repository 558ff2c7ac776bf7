package dev.howl.server.support;

import dev.howl.server.Cluster;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.cluster.SingleNodeCluster;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A cluster with one node beside the server under test. */
public final class KnownNodes implements Cluster {
    private final Cluster alone;
    private volatile boolean draining;
    private volatile boolean silent;

    public KnownNodes(LocalNode self) {
        alone = new SingleNodeCluster(self);
    }

    /** Makes the other node drain, too. */
    public void drainOther() {
        draining = true;
    }

    /** Makes the store of the nodes stop answering. */
    public void silence() {
        silent = true;
    }

    @Override
    public Node self() {
        return alone.self();
    }

    @Override
    public CompletionStage<List<Node>> nodes() {
        if (silent) {
            return new CompletableFuture<>();
        }
        Node other = new Node("other", "127.0.0.1:1", "", Instant.EPOCH, 0, draining);
        return CompletableFuture.completedStage(List.of(other, self()));
    }

    @Override
    public Leadership leadership(String job) {
        return alone.leadership(job);
    }
}
