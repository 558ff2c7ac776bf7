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

/** Reads out of a token when it expires, where it is one that says so: a signed JSON Web Token (RFC 7519). */
final class TokenExpiry {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int PARTS = 3;

    private TokenExpiry() {}

    /** {@code null} where the token does not tell. Whether it is true is for the server to say. */
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
