package dev.howl.app.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens by HS256, written without the library that the server reads them with. */
public final class Tokens {
    public static final String SECRET = "the-secret-of-thirty-two-bytes-!";

    private Tokens() {}

    /** A token of {@link #SECRET}. */
    public static String token(String subject, String scope, Instant expiresAt) {
        String text = encoded("{\"alg\":\"HS256\"}") + "."
                + encoded("{\"sub\":\"" + subject + "\",\"scope\":\"" + scope + "\",\"exp\":"
                        + expiresAt.getEpochSecond() + "}");
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
