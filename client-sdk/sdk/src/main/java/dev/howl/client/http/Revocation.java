package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Constraints;
import java.time.Instant;

/**
 * A revocation of a subject's tokens that is in force.
 *
 * @param subject the subject of the tokens, their claim {@code sub}
 * @param until the end of the revocation, which an earlier request may have set
 * @param connections the number of connections that the node that answered has closed, 0 or more
 * @param nodes the number of running nodes that are told, that one included
 * @param keptIn where the revocation is kept: {@code redis}, {@code database}, or {@code memory}, which a restart forgets
 */
public record Revocation(
        String subject,
        Instant until,
        long connections,
        long nodes,
        @JsonProperty("kept_in") String keptIn) {
    public Revocation {
        Constraints.required("subject", subject);
        Constraints.required("until", until);
        Constraints.minimum("connections", connections, "0");
        Constraints.minimum("nodes", nodes, "1");
        Constraints.required("kept_in", keptIn);
    }
}
