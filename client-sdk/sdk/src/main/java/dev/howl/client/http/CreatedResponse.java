package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Constraints;
import java.time.Instant;

/**
 * The confirmation that a prepared reply waits for a decision.
 *
 * @param responseId the id of the prepared reply: {@code howl.moderation().approve(responseId)}
 * @param createdAt the time since which the reply waits
 */
public record CreatedResponse(
        @JsonProperty("response_id") String responseId,
        @JsonProperty("created_at") Instant createdAt) {
    public CreatedResponse {
        Constraints.required("response_id", responseId);
        Constraints.required("created_at", createdAt);
    }
}
