package dev.howl.server.redis;

import dev.howl.server.Cluster;
import dev.howl.server.PublishOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A leadership held through a lock with a lease. It ends by this node's clock when the lease, counted from before the
 * request that renewed it, has run out. Safe for use by several threads.
 */
final class RedisLeadership implements Cluster.Leadership {
    private final RedisMembership cluster;
    private final String job;
    private volatile @Nullable Term term;

    /**
     * A held lease.
     *
     * @param until its end, in ticks of the cluster's clock
     */
    private record Term(PublishOptions.Fence fence, long until) {}

    RedisLeadership(RedisMembership cluster, String job) {
        this.cluster = cluster;
        this.job = job;
    }

    @Override
    public PublishOptions.@Nullable Fence fence() {
        Term current = term;
        return current != null && cluster.now() - current.until() < 0 ? current.fence() : null;
    }

    /** Acquires or renews the lock, and schedules the next attempt. */
    void tryNow() {
        long requestedAt = cluster.now();
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
                        next = Math.min(next, recordReply(answer, requestedAt));
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

    /**
     * Records the reply to an attempt.
     *
     * @return how many milliseconds another node certainly holds the lock
     */
    private long recordReply(List<Object> answer, long requestedAt) {
        String token = Bytes.text(answer, 0);
        if (token.isEmpty()) {
            term = null;
            return Math.max(1, Long.parseLong(Bytes.text(answer, 1)) + 1);
        }
        term = new Term(
                new PublishOptions.Fence(job, Long.parseLong(token)),
                requestedAt + cluster.lease().toNanos());
        return Long.MAX_VALUE;
    }
}
