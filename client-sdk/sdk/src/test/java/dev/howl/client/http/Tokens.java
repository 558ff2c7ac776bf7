package dev.howl.client.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signer of tokens (HS256). */
final class Tokens {
    static final String SECRET = "the-secret-of-thirty-two-bytes-!";

    private static final int LIFETIME_SECONDS = 600;

    private Tokens() {}

    /** @param scopes separated by spaces */
    static String token(String scopes) {
        String claims = "{\"sub\":\"ann\",\"scope\":\"" + scopes + "\",\"exp\":"
                + Instant.now().plusSeconds(LIFETIME_SECONDS).getEpochSecond() + "}";
        String text = encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
