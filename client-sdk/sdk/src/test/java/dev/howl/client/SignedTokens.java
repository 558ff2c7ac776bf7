package dev.howl.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signer of tokens (HS256), for servers with this secret. */
final class SignedTokens {
    static final String SECRET = "the-secret-of-thirty-two-bytes-!";

    private SignedTokens() {}

    /** Returns a token that expires after this many seconds. */
    static String token(String subject, String scope, int seconds) {
        String text = encoded("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(("{\"sub\":\"" + subject + "\",\"scope\":\"" + scope + "\",\"exp\":"
                                + Instant.now().plusSeconds(seconds).getEpochSecond() + "}")
                        .getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
