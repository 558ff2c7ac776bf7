package dev.howl.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 request or response (RFC 9112).
 *
 * @param startLine the request line or status line, without line break
 * @param headers the values by name in lower case; values of a repeated name are joined by a comma
 */
public record HttpHead(String startLine, Map<String, String> headers) {

    /** Parses a head, given without the empty line after it. */
    public static HttpHead parse(byte[] head) {
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT);
                headers.merge(name, lines[i].substring(colon + 1).trim(), (one, two) -> one + ", " + two);
            }
        }
        return new HttpHead(lines[0], headers);
    }

    /** Returns the value of a header, whose name is matched case-insensitively. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns {@code true} if the start line is one of HTTP/1.1. */
    public boolean isHttp() {
        return startLine.startsWith("HTTP/1.1 ") || startLine.endsWith(" HTTP/1.1");
    }

    /** Returns the path of a request without query. */
    public String path() {
        String[] parts = startLine.split(" ", 3);
        String target = parts.length < 2 ? "" : parts[1];
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the status code of a response, 0 if there is none. */
    public int status() {
        String[] parts = startLine.split(" ", 3);
        return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
    }

    /** Returns {@code true} if a request asks for a WebSocket (RFC 6455, section 4.1). */
    public boolean asksForWebSocket() {
        return header("upgrade").orElse("").toLowerCase(Locale.ROOT).contains("websocket");
    }
}
