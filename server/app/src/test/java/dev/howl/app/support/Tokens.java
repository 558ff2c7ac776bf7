package dev.howl.app.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HS256 signer that shares no code with the JWT library of the server, so that errors cannot cancel out. */
public final class Tokens {
    public static final String SECRET = "the-secret-of-thirty-two-bytes-!";

    private Tokens() {}

    /** Returns a token signed with {@link #SECRET}. */
    public static String token(String subject, String scope, Instant expiresAt) {
        return signed(
                SECRET,
                "{\"alg\":\"HS256\"}",
                "{\"sub\":\"" + subject + "\",\"scope\":\"" + scope + "\",\"exp\":" + expiresAt.getEpochSecond() + "}");
    }

    /** Returns a token with this header and these claims in JSON. */
    public static String signed(String secret, String header, String claims) {
        String text = encoded(header) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
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
