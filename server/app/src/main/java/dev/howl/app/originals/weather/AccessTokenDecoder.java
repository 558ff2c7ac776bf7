package dev.howl.app.originals.weather;

import dev.howl.runtime.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A decoder of the query parameter {@code access_token}: Base64 (RFC 4648) of a token, or of the token as a JSON
 * string, as in the original's examples.
 */
final class AccessTokenDecoder {
    private AccessTokenDecoder() {}

    /** Returns the token without verifying it; empty if the parameter contains none. */
    static Optional<String> read(String parameter) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(urlAlphabet(parameter));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
            return text.startsWith("\"") ? quoted(text) : nonBlank(text);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Normalises the Base64 text: removes padding and the line breaks that encoders insert, and uses the URL alphabet.
     * A plus sign that the client did not percent-encode has become a space.
     */
    private static String urlAlphabet(String parameter) {
        return parameter
                .replaceAll("[\\r\\n\\t]", "")
                .replaceFirst("=+ *$", "")
                .replace(' ', '-')
                .replace('+', '-')
                .replace('/', '_');
    }

    private static Optional<String> quoted(String text) {
        try {
            JsonNode json = Json.mapper().readTree(text);
            return json.isString() ? nonBlank(json.stringValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> nonBlank(String token) {
        return Optional.of(token).filter(text -> !text.isBlank());
    }
}
