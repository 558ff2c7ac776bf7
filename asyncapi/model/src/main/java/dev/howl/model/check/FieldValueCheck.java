package dev.howl.model.check;

import dev.howl.model.check.FieldType.Plain;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.Formats;
import dev.howl.runtime.Regex;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Checks values that hold no further objects. */
final class FieldValueCheck {
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private static final Pattern EXPRESSION = Pattern.compile("\\$message\\.(header|payload)#(/([^/~]|~[01])*)*");

    private FieldValueCheck() {}

    static void check(Node value, Plain type, Diagnostics diagnostics) {
        JsonNode json = value.json();
        boolean fits =
                switch (type) {
                    case TEXT -> json.isString();
                    case URI -> json.isString() && Formats.matches("uri", json.stringValue());
                    case EMAIL -> json.isString() && Formats.matches("email", json.stringValue());
                    case EXPRESSION ->
                        json.isString()
                                && EXPRESSION.matcher(json.stringValue()).matches();
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
        boolean hasNull = value.json().isNull()
                || (value instanceof Sequence list
                        && list.items().stream().anyMatch(item -> item.json().isNull()));
        if (type == Plain.TYPES && hasNull) {
            return "null without quotes; put it in quotes: 'null'";
        }
        return type == Plain.TEXT || value instanceof Mapping || value instanceof Sequence
                ? value.kind()
                : value.json().toString();
    }

    private static boolean isCount(JsonNode json) {
        return json.isNumber()
                && json.decimalValue().signum() >= 0
                && json.decimalValue().stripTrailingZeros().scale() <= 0;
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
            Regex unused = Regex.of(value.json().stringValue());
        } catch (PatternSyntaxException e) {
            diagnostics.error(value.location(), notRegex(e));
        }
        return true;
    }

    /** Describes why an expression is refused, and at which of its characters. */
    static String notRegex(PatternSyntaxException fault) {
        String place = fault.getIndex() < 0 ? "" : ", at character " + (fault.getIndex() + 1);
        return "not a regular expression of ECMA-262: " + fault.getDescription() + place;
    }
}
