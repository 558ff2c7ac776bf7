package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.client.Severity;
import dev.howl.runtime.Constraints;
import dev.howl.runtime.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert that the server has published.
 *
 * @param id the id of the alert, the same in every delivery
 * @param city the id of the city
 * @param severity the severity
 * @param message the text of the alert
 * @param issuedAt the time at which the alert was issued
 * @param expiresAt the time at which the alert expires; {@code null} if it is in force until further notice
 * @param position the position of the alert in the topic {@code alerts}
 */
public record PublishedAlert(
        UUID id,
        UUID city,
        Severity severity,
        String message,
        @JsonProperty("issued_at") Instant issuedAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        Position position) {
    public PublishedAlert {
        Constraints.required("id", id);
        Constraints.required("city", city);
        Constraints.required("severity", severity);
        Constraints.required("message", message);
        Constraints.required("issued_at", issuedAt);
        Constraints.required("position", position);
    }
}
