package dev.howl.cli;

import dev.howl.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Web Token (RFC 7519) that is signed with HS256 (RFC 7515, section 3.1). */
record SignedToken(
        String subject,
        Set<String> scopes,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String issuer,
        @Nullable String audience) {
    private static final String ALGORITHM = "HmacSHA256";

    /** Returns the signed token in its compact serialization. */
    String signed(byte[] secret) {
        ObjectNode header = Json.mapper().createObjectNode().put("alg", "HS256").put("typ", "JWT");
        String text = encoded(header) + "." + encoded(claims());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    private ObjectNode claims() {
        ObjectNode claims = Json.mapper().createObjectNode().put("sub", subject);
        if (issuer != null) {
            claims.put("iss", issuer);
        }
        if (audience != null) {
            claims.put("aud", audience);
        }
        if (!scopes.isEmpty()) {
            claims.put("scope", String.join(" ", scopes));
        }
        return claims.put("iat", issuedAt.getEpochSecond()).put("exp", expiresAt.getEpochSecond());
    }

    private static String encoded(JsonNode json) {
        return encoded(Json.mapper().writeValueAsBytes(json));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
