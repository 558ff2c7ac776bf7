package dev.howl.server.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of JWK Sets (RFC 7517, section 5). It ignores keys that it cannot use, instead of refusing the set. */
final class JwkSetReader {
    private JwkSetReader() {}

    /** Returns the usable public keys of a set; throws {@link IllegalStateException} if the text is not a JWK Set. */
    static JWKSet read(String text) {
        List<JWK> usable = new ArrayList<>();
        for (Object key : keys(text)) {
            JWK parsed = key instanceof Map<?, ?> object ? usable(object) : null;
            if (parsed != null) {
                usable.add(parsed);
            }
        }
        return new JWKSet(usable);
    }

    private static List<?> keys(String text) {
        try {
            if (JSONObjectUtils.parse(text).get("keys") instanceof List<?> keys) {
                return keys;
            }
        } catch (ParseException e) {
            throw new IllegalStateException("the response is not a JWK Set", e);
        }
        throw new IllegalStateException("the response is not a JWK Set");
    }

    @SuppressWarnings("unchecked") // The names of a JSON object are strings.
    private static @Nullable JWK usable(Map<?, ?> object) {
        try {
            JWK key = JWK.parse((Map<String, Object>) object);
            // Parsing alone accepts numbers that make no key.
            return key instanceof AsymmetricJWK pair && pair.toPublicKey() != null ? key : null;
        } catch (ParseException | JOSEException | RuntimeException e) {
            // The library throws exceptions of several types for numbers and texts out of range.
            return null;
        }
    }
}
