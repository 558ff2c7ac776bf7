package dev.howl.pact;

import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pact's matching rule of a text, derived from its schema. */
final class TextRule {
    private static final String UUID = "H{8}-H{4}-H{4}-H{4}-H{12}";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?";
    private static final Map<String, String> FORMATS =
            Map.of("date", DATE, "date-time", DATE + "[Tt]" + TIME + "([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Pattern ID = Pattern.compile("(?:.*[_-])?(?:id|uuid|ref)|.*(?:Id|ID|Uuid|Ref)|epoch");

    /** An expression of any character. */
    private static final String ANY = "[\\s\\S]";

    private TextRule() {}

    /**
     * Returns the rule; {@code null} for a constant.
     *
     * @param name the name of the property; empty if it has none
     * @param value the text in the pact. A UUID must have letters of the same case, an id without spaces none
     */
    static @Nullable ObjectNode of(Shape shape, String name, String value) {
        List<AllowedValue> values = shape.values();
        if (values != null) {
            return values.size() == 1 ? null : regex(oneOf(values));
        }
        String format = shape.first(keywords -> keywords.format())
                .map(known -> known.equals("uuid") ? uuid(value) : FORMATS.get(known))
                .orElse(null);
        String pattern = shape.first(keywords -> keywords.bounds().pattern()).orElse(null);
        Integer least = shape.first(keywords -> keywords.bounds().minLength()).orElse(null);
        Integer most = shape.first(keywords -> keywords.bounds().maxLength()).orElse(null);
        if (format != null) {
            return regex(format);
        }
        if (pattern != null) {
            return regex(whole(pattern));
        }
        String letter = letter(name, value);
        return least == null && most == null && letter.equals(ANY)
                ? PactRules.rule("type")
                : regex(letter + "{" + (least == null ? 0 : least) + "," + (most == null ? "" : most) + "}");
    }

    private static String uuid(String value) {
        boolean small = value.equals(value.toLowerCase(Locale.ROOT));
        boolean capital = value.equals(value.toUpperCase(Locale.ROOT));
        return UUID.replace("H", small == capital ? "[0-9a-fA-F]" : small ? "[0-9a-f]" : "[0-9A-F]");
    }

    /** Returns the expression of a character: ids have no line breaks, and no spaces if that of the pact has none. */
    private static String letter(String name, String value) {
        if (!ID.matcher(name).matches()) {
            return ANY;
        }
        return value.chars().anyMatch(Character::isWhitespace) ? "." : "\\S";
    }

    private static String oneOf(List<AllowedValue> values) {
        return values.stream()
                .map(allowed -> allowed.json().asString())
                .map(text -> PLAIN.matcher(text).matches() ? text : Pattern.quote(text))
                .collect(Collectors.joining("|"));
    }

    /** Returns an expression for the whole text, as Pact wants it, for one that JSON Schema searches for in the text. */
    private static String whole(String pattern) {
        boolean anchored = pattern.startsWith("^") && pattern.endsWith("$") && !pattern.contains("|");
        return anchored ? pattern.substring(1, pattern.length() - 1) : "[\\s\\S]*(?:" + pattern + ")[\\s\\S]*";
    }

    private static ObjectNode regex(String expression) {
        return PactRules.rule("regex").put("regex", expression);
    }
}
