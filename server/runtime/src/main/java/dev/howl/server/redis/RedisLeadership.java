package dev.howl.server.redis;

import dev.howl.server.Cluster;
import dev.howl.server.PublishOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A lock with a lease. It counts as lost here when the lease, measured from before the last request that kept it, has
 * run out. Safe for use by several threads.
 */
final class RedisLeadership implements Cluster.Leadership {
    private final RedisMembership cluster;
    private final String job;
    private volatile @Nullable Term term;

    /** @param until when the lease has run out, in the ticks of the cluster's clock */
    private record Term(PublishOptions.Fence fence, long until) {}

    RedisLeadership(RedisMembership cluster, String job) {
        this.cluster = cluster;
        this.job = job;
    }

    @Override
    public PublishOptions.@Nullable Fence fence() {
        Term present = term;
        return present != null && cluster.now() - present.until() < 0 ? present.fence() : null;
    }

    /** Takes the lock or keeps it, then goes on doing so. */
    void tryNow() {
        long asked = cluster.now();
        long lease = cluster.lease().toMillis();
        cluster.commands()
                .submit(
                        500,
                        pair -> Script.LEAD.run(
                                pair.commands(),
                                List.of(
                                        cluster.keys().lock(job),
                                        cluster.keys().tokens(),
                                        cluster.keys().fences()),
                                Bytes.of(cluster.id()),
                                Bytes.of(lease),
                                Bytes.of(job)))
                .whenComplete((answer, failure) -> {
                    long next = lease / 3;
                    if (failure == null) {
                        next = Math.min(next, noted(answer, asked));
                    }
                    cluster.later(this::tryNow, next);
                });
    }

    CompletionStage<Void> release() {
        term = null;
        return cluster.commands().submit(200, pair -> Script.RELEASE
                .run(pair.commands(), List.of(cluster.keys().lock(job)), Bytes.of(cluster.id()))
                .thenAccept(done -> {}));
    }

    /** @return how long another node holds the lock for sure, in ms */
    private long noted(List<Object> answer, long asked) {
        String token = Bytes.text(answer, 0);
        if (token.isEmpty()) {
            term = null;
            return Math.max(1, Long.parseLong(Bytes.text(answer, 1)) + 1);
        }
        term = new Term(
                new PublishOptions.Fence(job, Long.parseLong(token)),
                asked + cluster.lease().toNanos());
        return Long.MAX_VALUE;
    }
}
