package dev.howl.client.runtime;

import dev.howl.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A reader of the {@code exp} claim of signed JSON Web Tokens (RFC 7519, section 4.1.4). */
final class TokenExpiry {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int PARTS = 3;

    private TokenExpiry() {}

    /**
     * Returns when a token says that it expires. The signature is not verified: only the server can do that.
     *
     * @return {@code null} if the token is no JSON Web Token or has no readable {@code exp} claim
     */
    static @Nullable Instant of(String token) {
        String[] parts = DOT.split(token, -1);
        if (parts.length != PARTS) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.US_ASCII));
            JsonNode exp = Json.mapper().readTree(claims).path("exp");
            return exp.isNumber() ? Instant.ofEpochSecond(exp.asLong()) : null;
        } catch (IllegalArgumentException | JacksonException | DateTimeException e) {
            return null;
        }
    }
}
