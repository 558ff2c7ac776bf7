package dev.howl.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The nodes that serve the same log. The embedded engine has exactly one. Safe for use by several threads. */
public interface Cluster {

    /** This process. */
    Node self();

    /**
     * The nodes that showed a sign of life lately, the oldest first.
     *
     * @return fails with a {@link dev.howl.runtime.CodedException} {@code unavailable} where they cannot be asked for
     */
    CompletionStage<List<Node>> nodes();

    /**
     * Takes part in the election of the one node that does a job. At most one node has a given token; a node that has
     * lost the lead without knowing it is stopped by the token, which each append of the job must carry.
     *
     * @param job its name, unique within the application; asking again returns the same object
     */
    Leadership leadership(String job);

    /** Whether this node does a job. */
    interface Leadership {

        /** The fence of the present term; {@code null} where this node does not lead. Ask for it before each step. */
        PublishOptions.@Nullable Fence fence();
    }

    /**
     * A process that serves.
     *
     * @param id unique among all that ever were
     * @param address host and port that clients reach it at, as far as it knows
     * @param version of the application, empty where it has none
     * @param startedAt when it joined
     * @param connections how many it had at its last sign of life
     */
    record Node(String id, String address, String version, Instant startedAt, int connections) {}
}
