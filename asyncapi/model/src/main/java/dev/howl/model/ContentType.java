package dev.howl.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A content type (RFC 9110, section 8.3.1), as far as it says what a frame holds.
 *
 * @param kind the kind of its frames
 * @param charset its parameter {@code charset} in lower case; {@code null} where it has none
 */
public record ContentType(Kind kind, @Nullable String charset) {
    /** Structured syntaxes that are text, as whole subtypes or after a {@code +} (RFC 6838, section 4.2.8). */
    private static final Set<String> TEXT_SYNTAXES =
            Set.of("xml", "yaml", "json-seq", "csv", "jsonl", "ndjson", "jwt", "sql", "toml", "graphql");

    /** Subtypes that are text under any top-level type, although their names do not say so. */
    private static final Set<String> TEXT_SUBTYPES = Set.of(
            "ecmascript",
            "javascript",
            "jsonlines",
            "typescript",
            "x-javascript",
            "x-jsonlines",
            "x-ndjson",
            "x-sh",
            "x-www-form-urlencoded",
            "x-yaml",
            "xml-dtd");

    /** Charsets whose texts are UTF-8 as they are. */
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";]*)");

    /** Kind of a frame. */
    public enum Kind {
        /** A text frame that holds one JSON value. */
        JSON,
        /** A text frame whose text is not JSON, or not JSON alone. */
        TEXT,
        /** A binary frame. */
        BINARY
    }

    /** Returns what a content type says; whatever is not known to be text is binary. */
    public static ContentType of(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        int end = lower.indexOf(';');
        String type = (end < 0 ? lower : lower.substring(0, end)).strip();
        Matcher charset = CHARSET.matcher(lower);
        return new ContentType(kind(type), charset.find() ? charset.group(1).strip() : null);
    }

    /** Returns whether texts are UTF-8, which WebSocket text always is (RFC 6455, section 5.6). */
    public boolean isUtf8() {
        return charset == null || UTF_8.contains(charset);
    }

    private static Kind kind(String type) {
        int slash = type.indexOf('/');
        String subtype = type.substring(slash + 1);
        String syntax = subtype.substring(subtype.lastIndexOf('+') + 1);
        if (syntax.equals("json")) {
            return Kind.JSON;
        }
        boolean isText = type.startsWith("text/") || TEXT_SYNTAXES.contains(syntax) || TEXT_SUBTYPES.contains(subtype);
        return isText ? Kind.TEXT : Kind.BINARY;
    }
}
