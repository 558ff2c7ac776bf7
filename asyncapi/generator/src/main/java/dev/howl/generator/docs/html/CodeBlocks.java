package dev.howl.generator.docs.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code in a box of its own, which scrolls by keyboard too. Words of JSON and Java have colours. */
public final class CodeBlocks {
    /** Longer code has no colours, so that a page stays small. */
    private static final int MOST_COLOURED = 20_000;

    private static final Pattern TOKEN = Pattern.compile("""
            (?<key>"(?:[^"\\\\\\n]|\\\\.)*+"(?=\\s*:))|(?<text>"(?:[^"\\\\\\n]|\\\\.)*+")|(?<comment>//[^\\n]*+)\
            |(?<word>\\b(?:try|new|import|const|null|true|false|return)\\b)\
            |(?<number>(?<![\\w.])-?\\d++(?:\\.\\d++)?(?:[eE][+-]?\\d++)?(?![\\w.]))""");

    private static final List<String> GROUPS = List.of("key", "text", "comment", "word", "number");

    private CodeBlocks() {}

    /** Returns code as it is. */
    public static Html plain(String code) {
        return block(List.of(Html.text(code)));
    }

    /** Returns JSON, Java or JavaScript. */
    public static Html coloured(String code) {
        return code.length() > MOST_COLOURED ? plain(code) : block(tokens(code));
    }

    private static List<Html> tokens(String code) {
        List<Html> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(code);
        int end = 0;
        while (token.find()) {
            parts.add(Html.text(code.substring(end, token.start())));
            parts.add(Html.element("span", token.group()).css(kind(token)));
            end = token.end();
        }
        parts.add(Html.text(code.substring(end)));
        return parts;
    }

    private static String kind(Matcher token) {
        return GROUPS.stream()
                .filter(group -> token.group(group) != null)
                .findFirst()
                .orElse("text");
    }

    private static Html block(List<Html> parts) {
        return Html.element("pre", Html.element("code", parts)).with("tabindex", "0");
    }
}
