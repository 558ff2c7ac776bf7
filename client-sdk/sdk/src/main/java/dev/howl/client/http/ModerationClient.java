package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Constraints;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connected panel of the original moderation wire.
 *
 * @param id the id of the connection
 * @param name the name that the panel registered with; {@code null} if it has not registered, or without a name
 * @param subject the subject of the panel's token; {@code null} if it has none
 * @param connectedAt the time at which it connected
 * @param registeredAt the time at which it registered; {@code null} if it has not
 * @param heardAt the time of its last message
 */
public record ModerationClient(
        String id,
        @Nullable String name,
        @Nullable String subject,
        @JsonProperty("connected_at") Instant connectedAt,
        @JsonProperty("registered_at") @Nullable Instant registeredAt,
        @JsonProperty("heard_at") Instant heardAt) {
    public ModerationClient {
        Constraints.required("id", id);
        Constraints.required("connected_at", connectedAt);
        Constraints.required("heard_at", heardAt);
    }
}
