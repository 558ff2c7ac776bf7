package dev.howl.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that share one log. With the embedded engine there is exactly one. Safe for use by several threads.
 *
 * <p>A job that must run on one node only asks for its fence before each step and passes it to each append:
 *
 * <pre>{@code
 * PublishOptions.Fence fence = cluster.leadership("poller").fence();
 * if (fence != null) {
 *     publisher.publish(null, event, PublishOptions.NONE.withFence(fence));
 * }
 * }</pre>
 */
public interface Cluster {

    /** Returns this process. */
    Node self();

    /**
     * Returns the nodes with a recent heartbeat, the oldest first. Does not block.
     *
     * @return fails with a {@link dev.howl.runtime.CodedException} {@code unavailable} if the store cannot be
     *     reached
     */
    CompletionStage<List<Node>> nodes();

    /**
     * Joins the election of the one node that runs a job. Each term has a fencing token greater than those before it. A
     * node that lost its lease without noticing is stopped by the token, which each append of the job must carry. Does
     * not block.
     *
     * @param job name of the job, unique within the application; the same name returns the same object
     */
    Leadership leadership(String job);

    /** The state of this node in the election for a job. Safe for use by several threads. */
    interface Leadership {

        /**
         * Returns the fencing token of the present term; {@code null} if this node does not lead. Does not block.
         * Call it before each step of the job.
         */
        PublishOptions.@Nullable Fence fence();
    }

    /**
     * A node of the cluster.
     *
     * @param id unique among all nodes that ever ran
     * @param address host and port that clients can reach, as far as the node knows
     * @param version version of the application; empty if it has none
     * @param startedAt time at which the node joined
     * @param connections number of its connections at its last heartbeat
     * @param draining whether it was about to stop at its last heartbeat, and accepts no clients
     */
    record Node(String id, String address, String version, Instant startedAt, int connections, boolean draining) {}
}
