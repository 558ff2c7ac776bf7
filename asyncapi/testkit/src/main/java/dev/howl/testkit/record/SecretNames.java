package dev.howl.testkit.record;

import dev.howl.testkit.mock.HandshakeRouter;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.wire.HttpHead;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names of headers, query parameters and properties whose values are secrets. */
final class SecretNames {
    private static final String WORDS =
            "token|secret|passw|passphrase|auth|api.?key|credential|cookie|jwt|bearer|signature|session";
    private static final Pattern SECRET = Pattern.compile("(?i).*(?:" + WORDS + ").*|key|sig|pwd|ticket");
    /** A member of JSON, which need not be well-formed, with a text. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"[^\"]{0,64}(?:" + WORDS + ")[^\"]{0,64}\"\\s{0,64}:\\s{0,64}\")(?:[^\"\\\\]|\\\\.)*+");

    /** Headers of each handshake, which say nothing about the client. */
    private static final Set<String> HANDSHAKE =
            Set.of("upgrade", "connection", "sec-websocket-key", "sec-websocket-version", "sec-websocket-extensions");

    private SecretNames() {}

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** Masks the members of a text that is not well-formed JSON. */
    static String text(String text) {
        return MEMBER.matcher(text).replaceAll("$1" + TranscriptLine.MASK);
    }

    /** Returns path and query of a request with secret parameters masked. */
    static String query(String path, HttpHead request, Predicate<String> isSecret) {
        String[] words = request.startLine().split(" ", 3);
        int start = words.length < 2 ? -1 : words[1].indexOf('?');
        if (start < 0) {
            return path;
        }
        StringBuilder masked = new StringBuilder(path);
        char separator = '?';
        for (String pair : words[1].substring(start + 1).split("&", -1)) {
            String name = pair.split("=", 2)[0];
            masked.append(separator)
                    .append(
                            pair.contains("=") && isSecret.test(HandshakeRouter.decoded(name))
                                    ? name + "=" + TranscriptLine.MASK
                                    : pair);
            separator = '&';
        }
        return masked.toString();
    }

    /** Returns the headers of a handshake that say something about the client, with secrets masked. */
    static Map<String, String> headers(HttpHead request, Predicate<String> isSecret) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            if (!HANDSHAKE.contains(name)) {
                boolean carriesToken = name.equals("sec-websocket-protocol") && isSecret(value);
                headers.put(name, isSecret.test(name) || carriesToken ? TranscriptLine.MASK : value);
            }
        });
        return headers;
    }
}
