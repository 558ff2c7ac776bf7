package dev.howl.app.alerts;

import dev.howl.app.contract.Alert;
import dev.howl.app.contract.Severity;
import dev.howl.server.web.JsonBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert that somebody wants to be published.
 *
 * @param city one that there is
 * @param message within the bounds of the contract
 */
record AlertRequest(UUID city, Severity severity, String message, Expiry expiry) {
    private static final Severity USUAL = Severity.MODERATE;

    /**
     * Reads a request.
     *
     * @throws dev.howl.runtime.CodedException {@code schema_violation}, and {@code not_found} for a city that there is
     *     not
     */
    static AlertRequest of(ObjectNode body, Cities cities) {
        UUID city = city(JsonBody.text(body, "city"), cities);
        Severity severity = severity(JsonBody.textIfAny(body, "severity"));
        String message = message(JsonBody.text(body, "message"));
        return new AlertRequest(city, severity, message, Expiry.of(body));
    }

    /** The alert as it is issued at a moment. */
    Alert issued(UUID id, Instant now, Instant expires) {
        return new Alert(id, city, severity, message, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC));
    }

    /** The same for the same request, 64 characters. */
    String fingerprint() {
        // Only the message, which comes last, may hold the separator.
        return sha256(String.join("\n", city.toString(), severity.value(), expiry.text(), message));
    }

    /** In hexadecimal digits. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static UUID city(String text, Cities cities) {
        UUID uuid = City.uuid(text).orElseThrow(() -> JsonBody.violation("'city' is no uuid", "/city"));
        return cities.find(uuid).map(City::uuid).orElseThrow(() -> AlertErrors.noCity(uuid, "/city"));
    }

    private static Severity severity(@Nullable String text) {
        try {
            return text == null ? USUAL : Severity.of(text);
        } catch (IllegalArgumentException e) {
            throw JsonBody.violation("'severity' " + e.getMessage(), "/severity");
        }
    }

    /** The contract's own bounds, which its record checks. */
    private static String message(String text) {
        UUID nobody = new UUID(0, 0);
        try {
            return new Alert(nobody, nobody, USUAL, text, Instant.EPOCH.atOffset(ZoneOffset.UTC), null).message();
        } catch (IllegalArgumentException e) {
            throw JsonBody.violation(String.valueOf(e.getMessage()), "/message");
        }
    }
}
