package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Constraints;
import java.time.Instant;

/**
 * A node of the cluster.
 *
 * @param id the id, another one after each start
 * @param address host and port as the other nodes and operators know them
 * @param version the version of Howl
 * @param startedAt the time of the start
 * @param connections the number of open WebSockets, 0 or more
 */
public record ClusterNode(
        String id,
        String address,
        String version,
        @JsonProperty("started_at") Instant startedAt,
        long connections) {
    public ClusterNode {
        Constraints.required("id", id);
        Constraints.required("address", address);
        Constraints.required("version", version);
        Constraints.required("started_at", startedAt);
        Constraints.minimum("connections", connections, "0");
    }
}
