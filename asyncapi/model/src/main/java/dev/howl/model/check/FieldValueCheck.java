package dev.howl.model.check;

import dev.howl.model.check.FieldType.Plain;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Checks values that hold no further objects. */
final class FieldValueCheck {
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    /** A named group that ECMA-262 may allow, and Java does not. */
    private static final Pattern ODD_GROUP = Pattern.compile("\\(\\?<(?![=!])(?![a-zA-Z][a-zA-Z0-9]*>)([^>]*)>");

    private FieldValueCheck() {}

    static void check(Node value, Plain type, Diagnostics diagnostics) {
        JsonNode json = value.json();
        boolean fits =
                switch (type) {
                    case TEXT -> json.isString();
                    case TEXT_OR_NULL -> json.isString() || json.isNull();
                    case FLAG -> json.isBoolean();
                    case NUMBER -> json.isNumber();
                    case POSITIVE -> json.isNumber() && json.decimalValue().signum() > 0;
                    case COUNT -> isCount(json);
                    case VALUES ->
                        value instanceof Sequence list && !list.items().isEmpty();
                    case TYPES -> areTypes(value);
                    case REFERENCE -> References.is(value);
                    case REGEX -> json.isString() && isRegex(value, diagnostics);
                    default -> true;
                };
        if (!fits) {
            diagnostics.error(value.location(), mustBe(value, type.words) + found(value, type));
        }
    }

    /** {@code 'title' must be text, but is }. */
    static String mustBe(Node value, String words) {
        return value.called() + " must be " + words + ", but is ";
    }

    private static String found(Node value, Plain type) {
        boolean quotable = (type == Plain.TEXT || type == Plain.TEXT_OR_NULL)
                && (value.json().isNumber() || value.json().isBoolean());
        if (quotable) {
            return value.kind() + "; put it in quotes";
        }
        if (type == Plain.VALUES && value instanceof Sequence) {
            return "empty";
        }
        return type == Plain.TEXT || value instanceof Mapping || value instanceof Sequence
                ? value.kind()
                : value.json().toString();
    }

    private static boolean isCount(JsonNode json) {
        return json.isNumber()
                && json.decimalValue().signum() >= 0
                && json.decimalValue().stripTrailingZeros().scale() <= 0
                && json.decimalValue().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static boolean areTypes(Node value) {
        if (value instanceof Sequence list) {
            return !list.items().isEmpty() && list.items().stream().allMatch(item -> isType(item.json()));
        }
        return isType(value.json());
    }

    private static boolean isType(JsonNode json) {
        return json.isString() && TYPES.contains(json.stringValue());
    }

    /** Reports a broken expression by itself, with what is wrong with it. */
    private static boolean isRegex(Node value, Diagnostics diagnostics) {
        try {
            Pattern unused = Pattern.compile(value.json().stringValue());
        } catch (PatternSyntaxException e) {
            Matcher group = ODD_GROUP.matcher(value.json().stringValue());
            diagnostics.error(
                    value.location(),
                    group.find()
                            ? "the name of group '" + group.group(1)
                                    + "' becomes a Java name: use letters and digits alone, a letter first"
                            : "not a regular expression: " + e.getDescription());
        }
        return true;
    }
}
