package dev.howl.cli.docs;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headers of a handshake that a page asks for. Browsers let no page set them, so the page puts them into the query, as
 * parameters whose names begin with {@link #PREFIX}; the relay takes them out and sends headers.
 *
 * @param target the request's target without those parameters
 * @param values by name, as the page wrote it
 */
record HandshakeHeaders(String target, Map<String, String> values) {
    /** The start of the name of a parameter that is a header. */
    static final String PREFIX = "howl-header-";

    private static final int MOST = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 4_096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");
    /** Headers of the connection itself; a page that set them could change what a request is. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "origin",
            "connection",
            "upgrade",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "expect");

    /**
     * Reads the target of a request.
     *
     * @throws InvalidHeaderException if a parameter is no header that a page may set
     */
    static HandshakeHeaders of(String target) throws InvalidHeaderException {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return new HandshakeHeaders(target, Map.of());
        }
        List<String> kept = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : target.substring(mark + 1).split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            String name = decoded(parts[0]);
            if (name.startsWith(PREFIX)) {
                String value = parts.length < 2 ? "" : decoded(parts[1]);
                add(name.substring(PREFIX.length()), value, values);
            } else {
                kept.add(parameter);
            }
        }
        String rest = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new HandshakeHeaders(values.isEmpty() ? target : target.substring(0, mark) + rest, values);
    }

    /** Messages name no value: it may be a secret. */
    private static void add(String name, String value, Map<String, String> values) throws InvalidHeaderException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw new InvalidHeaderException("The name of a header must have 1 to " + MAX_NAME
                    + " letters, digits or hyphens; choose another header.");
        }
        if (RESERVED.contains(lower) || lower.startsWith("sec-") || lower.startsWith("proxy-")) {
            throw new InvalidHeaderException(
                    "The header '" + name + "' belongs to the connection, and a page cannot set it; leave it out.");
        }
        if (value.length() > MAX_VALUE || !VALUE.matcher(value).matches()) {
            throw new InvalidHeaderException("The value of the header '" + name + "' must have 1 to " + MAX_VALUE
                    + " characters of ASCII, without control characters and without spaces at its ends.");
        }
        boolean isNew = values.keySet().stream().noneMatch(known -> known.equalsIgnoreCase(name));
        if (!isNew || values.size() >= MOST) {
            throw new InvalidHeaderException("A page can set " + MOST + " headers, and each of them once.");
        }
        values.put(name, value);
    }

    /** Returns a text as it is if it is not percent-encoded as URLs are; it is then no valid header. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * Returns the head of a request with this target and these headers, in the place of those that the browser sent.
     *
     * @param head up to and with the empty line after it
     */
    String applied(String head) {
        String[] lines = head.split("\r\n", -1);
        List<String> out = new ArrayList<>();
        String[] start = lines[0].split(" ", 3);
        out.add(start[0] + " " + target + " " + start[2]);
        for (int i = 1; i < lines.length - 2; i++) {
            String name = lines[i].replaceFirst(":.*", "").strip();
            if (values.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                out.add(lines[i]);
            }
        }
        values.forEach((name, value) -> out.add(name + ": " + value));
        return String.join("\r\n", out) + "\r\n\r\n";
    }

    /** A header that a page may not set; the message says why and is no secret. */
    static final class InvalidHeaderException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidHeaderException(String message) {
            super(message);
        }
    }
}
