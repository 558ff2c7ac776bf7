package dev.howl.server.cluster;

import dev.howl.server.Cluster;
import dev.howl.server.PublishOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A cluster of one node, which leads every job. */
public final class SingleNodeCluster implements Cluster {
    private final LocalNode localNode;
    private final Map<String, Leadership> jobs = new ConcurrentHashMap<>();

    public SingleNodeCluster(LocalNode localNode) {
        this.localNode = localNode;
    }

    @Override
    public Node self() {
        return localNode.node();
    }

    @Override
    public CompletionStage<List<Node>> nodes() {
        return CompletableFuture.completedStage(List.of(self()));
    }

    @Override
    public Leadership leadership(String job) {
        return jobs.computeIfAbsent(job, name -> {
            PublishOptions.Fence fence = new PublishOptions.Fence(name, 0);
            return () -> fence;
        });
    }
}
