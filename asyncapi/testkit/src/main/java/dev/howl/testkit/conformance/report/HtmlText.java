package dev.howl.testkit.conformance.report;

import dev.howl.testkit.conformance.session.InboundJudge;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Texts in HTML. Everything that comes from contract or server passes through it. */
public final class HtmlText {
    private static final Pattern JSON_PART =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?|(-?\\d[\\d.eE+-]*|\\btrue\\b|\\bfalse\\b|\\bnull\\b)");
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private HtmlText() {}

    /** Escapes a text. Control characters, and those that change the direction of writing, are replaced. */
    public static String escaped(String text) {
        return CONTROLS.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a frame, indented and coloured if it is JSON. */
    static String frame(String text) {
        JsonNode json = InboundJudge.json(text);
        if (json == null || !json.isContainer()) {
            return escaped(text);
        }
        String pretty = text.length() > 72 ? json.toPrettyString() : json.toString();
        StringBuilder out = new StringBuilder();
        Matcher parts = JSON_PART.matcher(pretty);
        int end = 0;
        while (parts.find()) {
            out.append(escaped(pretty.substring(end, parts.start())));
            if (parts.group(1) == null) {
                out.append(span("n", parts.group()));
            } else {
                boolean key = parts.group(2) != null;
                out.append(span(key ? "k" : "s", parts.group(1))).append(key ? parts.group(2) : "");
            }
            end = parts.end();
        }
        return out.append(escaped(pretty.substring(end))).toString();
    }

    private static String span(String style, String text) {
        return "<span class=\"" + style + "\">" + escaped(text) + "</span>";
    }
}
