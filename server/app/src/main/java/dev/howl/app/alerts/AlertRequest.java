package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.Severity;
import dev.howl.runtime.Timestamp;
import dev.howl.server.web.JsonBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A validated request to publish an alert.
 *
 * @param city uuid of an existing city
 * @param message text within the bounds of the contract
 */
record AlertRequest(UUID city, Severity severity, String message, Expiry expiry) {
    private static final Severity DEFAULT_SEVERITY = Severity.MODERATE;

    /**
     * Reads and validates the body of a request.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation}; {@code not_found} if the city does not exist
     */
    static AlertRequest of(ObjectNode body, Cities cities) {
        UUID city = city(JsonBody.text(body, "city"), cities);
        Severity severity = severity(JsonBody.textIfAny(body, "severity"));
        String message = message(JsonBody.text(body, "message"));
        return new AlertRequest(city, severity, message, Expiry.of(body));
    }

    /** Returns the alert of this request, with its id and times. */
    Alert issued(UUID id, Instant now, Instant expires) {
        return new Alert(id, city, severity, message, Timestamp.of(now), Timestamp.of(expires));
    }

    /** Returns a hash of this request, in 64 hexadecimal digits; equal requests have equal hashes. */
    String fingerprint() {
        // Unambiguous: only the message may contain the separator, and it comes last.
        return sha256(String.join("\n", city.toString(), severity.value(), expiry.text(), message));
    }

    /** Returns the SHA-256 hash of a text in hexadecimal digits. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static UUID city(String text, Cities cities) {
        UUID uuid = City.uuid(text).orElseThrow(() -> JsonBody.violation("'city' must be a uuid", "/city"));
        return cities.find(uuid).map(City::uuid).orElseThrow(() -> AlertErrors.noCity(uuid, "/city"));
    }

    private static Severity severity(@Nullable String text) {
        try {
            return text == null ? DEFAULT_SEVERITY : Severity.of(text);
        } catch (IllegalArgumentException e) {
            throw JsonBody.violation("'severity' " + e.getMessage(), "/severity");
        }
    }

    /** Checks the bounds of the contract, which the constructor of the generated record enforces. */
    private static String message(String text) {
        UUID nobody = new UUID(0, 0);
        try {
            return new Alert(nobody, nobody, DEFAULT_SEVERITY, text, Timestamp.of(Instant.EPOCH), null).message();
        } catch (IllegalArgumentException e) {
            throw JsonBody.violation(String.valueOf(e.getMessage()), "/message");
        }
    }
}
