package dev.howl.generator.docs.html;

/** Makes any text safe inside HTML text, double-quoted attributes and comments. */
public final class Escaping {
    private static final char REPLACEMENT = '\uFFFD';

    private Escaping() {}

    /** Appends text between tags, where quotation marks need no escape. */
    static void appendText(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\'') {
                out.append((char) c);
            } else {
                append(c, out);
            }
        });
    }

    /** Appends text for any place. */
    public static void append(String text, StringBuilder out) {
        text.codePoints().forEach(c -> append(c, out));
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
        }
    }

    /** Returns the text with every character that a page cannot hold replaced. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT));
        return out.toString();
    }

    /** Text for an HTML or CSS comment, on one line, which it cannot end. */
    public static String comment(String text) {
        StringBuilder out = new StringBuilder();
        append(text.replaceAll("\\p{Cntrl}", " ").replace("--", "__").replace("*/", "*_"), out);
        return out.toString();
    }

    /** Returns {@code true} if XML and HTML allow a character: no control characters, surrogates or noncharacters. */
    private static boolean isAllowed(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        boolean control = c >= 0x7f && c <= 0x9f;
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noncharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return !control && !surrogate && !noncharacter;
    }
}
