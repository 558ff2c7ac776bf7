package dev.howl.client.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.client.Severity;
import dev.howl.runtime.Constraints;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to publish an alert to the subscribers of a city. Immutable: {@code severity}, {@code expiringAt} and {@code
 * expiringIn} return a changed copy.
 *
 * <pre>{@code
 * new PublishAlert(city, "Gale from the west").severity(Severity.SEVERE).expiringIn(Duration.ofHours(2))
 * }</pre>
 *
 * @param city the id of the city
 * @param severity the severity; {@code null} for the server's default, {@code moderate}
 * @param message the text of the alert, 1 to 1,000 characters
 * @param expiresAt the time at which the alert expires, in the future; {@code null} for none
 * @param expiresIn the time for which the alert is in force, greater than zero; {@code null} for none. Not together with
 *     {@code expiresAt}. Without both, the server decides
 */
public record PublishAlert(
        UUID city,
        @Nullable Severity severity,
        String message,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("expires_in") @Nullable Duration expiresIn) {
    /** @throws IllegalArgumentException if a value is not allowed; the message names it */
    public PublishAlert {
        Constraints.required("city", city);
        Constraints.required("message", message);
        Constraints.minLength("message", message, 1);
        Constraints.maxLength("message", message, 1000);
        if (expiresAt != null && expiresIn != null) {
            throw new IllegalArgumentException("expires_at and expires_in must not both be given");
        }
        if (expiresIn != null && (expiresIn.isZero() || expiresIn.isNegative())) {
            throw new IllegalArgumentException("expires_in must be greater than zero, but is " + expiresIn);
        }
    }

    /**
     * Creates a request with the server's default for severity and expiry.
     *
     * @throws IllegalArgumentException if a value is not allowed; the message names it
     */
    public PublishAlert(UUID city, String message) {
        this(city, null, message, null, null);
    }

    /** Returns the alert with another severity. */
    public PublishAlert severity(Severity changed) {
        return new PublishAlert(city, changed, message, expiresAt, expiresIn);
    }

    /** Returns the alert with a time at which it expires, in place of any other expiry. */
    public PublishAlert expiringAt(Instant time) {
        return new PublishAlert(city, severity, message, time, null);
    }

    /** Returns the alert with a time for which it is in force, in place of any other expiry. */
    public PublishAlert expiringIn(Duration time) {
        return new PublishAlert(city, severity, message, null, time);
    }
}
