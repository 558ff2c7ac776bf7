package dev.howl.server.boot;

import dev.howl.server.jwt.JwtVerifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The validation of the token settings. No message quotes a secret. */
final class TokenSettings {
    /**
     * The syntax of a publish token: characters of a bearer token (RFC 6750, section 2.1), and long enough not to be
     * guessed.
     */
    private static final Pattern TOKEN = Pattern.compile("(?=.{32,4096}$)[A-Za-z0-9._~+/-]+=*");

    private TokenSettings() {}

    /**
     * Validates the settings.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static void check(@Nullable String publishToken, @Nullable String hmacSecret, @Nullable String jwksUri) {
        checkAtMostOne(publishToken, hmacSecret, jwksUri);
        if (publishToken != null && !TOKEN.matcher(publishToken).matches()) {
            throw new IllegalArgumentException("howl.security.publish-token must have from 32 to 4096 characters,"
                    + " all of them letters, digits or -._~+/");
        }
        if (hmacSecret != null && hmacSecret.getBytes(StandardCharsets.UTF_8).length < JwtVerifier.SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "howl.security.hmac-secret must have at least " + JwtVerifier.SECRET_BYTES + " bytes");
        }
        if (jwksUri != null && !isHttp(jwksUri)) {
            throw new IllegalArgumentException(
                    "howl.security.jwks-uri must be an http or https address, without a user in it");
        }
    }

    private static void checkAtMostOne(
            @Nullable String publishToken, @Nullable String hmacSecret, @Nullable String jwksUri) {
        List<String> set = new ArrayList<>();
        if (hmacSecret != null) {
            set.add("howl.security.hmac-secret");
        }
        if (jwksUri != null) {
            set.add("howl.security.jwks-uri");
        }
        if (publishToken != null) {
            set.add("howl.security.publish-token");
        }
        if (set.size() > 1) {
            throw new IllegalArgumentException(String.join(" and ", set) + " are set; only one of them may be");
        }
    }

    private static boolean isHttp(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
