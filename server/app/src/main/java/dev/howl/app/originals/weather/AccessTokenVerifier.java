package dev.howl.app.originals.weather;

import dev.howl.runtime.Json;
import dev.howl.server.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A verifier of the access tokens that the original's web server issues: JSON Web Tokens (RFC 7519) signed with HS256,
 * with a key of any length. Their claims are {@code token_type}, {@code exp} and the id of the user, a number or a
 * string. They have no subject and no scopes. Thread-safe.
 */
final class AccessTokenVerifier {
    private static final String ALGORITHM = "HmacSHA256";
    /** The types of tokens that grant access; refresh tokens do not. */
    private static final Set<String> TYPES = Set.of("access", "sliding");
    /** The end of the year 9999, in seconds since 1970. */
    private static final long MAX_EXPIRY = 253_402_300_799L;

    private static final int MAX_USER = 200;

    private final SecretKeySpec key;
    private final InstantSource clock;

    AccessTokenVerifier(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** Returns the user of a token, who has no scopes; empty if the token is not valid. */
    Optional<Principal> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            JsonNode header = Json.mapper().readTree(base64.decode(parts[0]));
            boolean signed = "HS256".equals(header.path("alg").asString(""))
                    && MessageDigest.isEqual(signature(parts[0] + "." + parts[1]), base64.decode(parts[2]));
            return signed ? user(Json.mapper().readTree(base64.decode(parts[1]))) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private Optional<Principal> user(JsonNode claims) {
        return isOfAccess(claims.path("token_type")) && isInForce(claims.path("exp"))
                ? Stream.of("user_id", "id", "sub")
                        .map(claims::path)
                        .filter(id -> id.isString() || id.isIntegralNumber())
                        .map(id -> id.asString(""))
                        .filter(id -> !id.isBlank() && id.length() <= MAX_USER)
                        .findFirst()
                        .map(id -> Principal.of(id, Set.of()))
                : Optional.empty();
    }

    private static boolean isOfAccess(JsonNode type) {
        return type.isMissingNode() || (type.isString() && TYPES.contains(type.stringValue()));
    }

    private boolean isInForce(JsonNode expiry) {
        if (!expiry.isNumber()) {
            return false;
        }
        double seconds = expiry.doubleValue();
        return seconds <= MAX_EXPIRY && clock.millis() < seconds * 1000;
    }
}
