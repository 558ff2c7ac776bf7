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
 * Reads the query parameter {@code access_token}: Base64 (RFC 4648) of a token, or of the token as a JSON string, as the
 * examples of the original make it.
 */
final class AccessTokenDecoder {
    private AccessTokenDecoder() {}

    /** The token; empty where there is none in it. Whether it is valid is another question. */
    static Optional<String> read(String parameter) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(urlAlphabet(parameter));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
            return text.startsWith("\"") ? quoted(text) : filled(text);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Without padding, and without the ends of lines that programs put into what is long. A plus sign that the client did not
     * encode is a space by now.
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
            return json.isString() ? filled(json.stringValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> filled(String token) {
        return Optional.of(token).filter(text -> !text.isBlank());
    }
}
