package dev.howl.model.syntax;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent-encoded text (RFC 3986, section 2.1). */
public final class Percent {
    private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private Percent() {}

    /** Returns the text with its escapes replaced; a {@code %} that begins none stays. */
    public static String decoded(String text) {
        return ESCAPED.matcher(text).replaceAll(Percent::bytes);
    }

    private static String bytes(MatchResult run) {
        String hex = run.group().replace("%", "");
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
    }
}
