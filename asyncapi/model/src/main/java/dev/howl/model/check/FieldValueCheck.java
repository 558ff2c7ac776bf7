package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.FieldType.Plain;
import dev.howl.model.check.FieldType.Text;
import dev.howl.model.check.FieldType.Whole;
import dev.howl.model.check.FieldType.Words;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import dev.howl.runtime.Formats;
import dev.howl.runtime.Regex;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
                    case URI_TEMPLATE ->
                        json.isString()
                                && !json.stringValue().isEmpty()
                                && Formats.matches("uri-template", json.stringValue());
                    case SCALAR -> json.isValueNode();
                    case EMAIL -> json.isString() && Formats.matches("email", json.stringValue());
                    case EXPRESSION ->
                        json.isString()
                                && EXPRESSION.matcher(json.stringValue()).matches();
                    case TEXT_OR_NULL -> json.isString() || json.isNull();
                    case FLAG -> json.isBoolean();
                    case NUMBER -> json.isNumber();
                    case POSITIVE -> json.isNumber() && json.decimalValue().signum() > 0;
                    case VALUES ->
                        value instanceof Sequence list && !list.items().isEmpty();
                    case TYPES -> areTypes(value);
                    case REFERENCE -> isReference(value, diagnostics);
                    case REGEX -> json.isString() && isRegex(value, diagnostics);
                    default -> true;
                };
        if (!fits) {
            diagnostics.error(value.location(), mustBe(value, type.words) + found(value, type));
        }
    }

    /** Reports a reference to the document as a whole by itself: no such place is the document. */
    private static boolean isReference(Node value, Diagnostics diagnostics) {
        if (value instanceof Mapping reference && Set.of("", "#").contains(String.valueOf(reference.text("$ref")))) {
            diagnostics.error(
                    reference.location(),
                    "this $ref leads to the document itself; refer to an object in it, such as '#/channels/chat'");
        }
        return References.is(value);
    }

    static void check(Node value, Whole type, Diagnostics diagnostics) {
        if (!isWithin(value.json(), type)) {
            diagnostics.error(value.location(), mustBe(value, words(type)) + found(value, Plain.NUMBER));
        }
    }

    private static boolean isWithin(JsonNode json, Whole type) {
        if (!json.isNumber() || json.decimalValue().stripTrailingZeros().scale() > 0) {
            return false;
        }
        BigDecimal number = json.decimalValue();
        return (type.least() == null || number.compareTo(BigDecimal.valueOf(type.least())) >= 0)
                && (type.most() == null || number.compareTo(BigDecimal.valueOf(type.most())) <= 0);
    }

    private static String words(Whole type) {
        return "a whole number"
                + (type.least() == null ? "" : " from " + type.least())
                + (type.most() == null ? "" : " to " + type.most());
    }

    static void check(Node value, Text type, Diagnostics diagnostics) {
        if (!value.json().isString()) {
            check(value, Plain.TEXT, diagnostics);
            return;
        }
        String text = value.json().stringValue();
        int length = text.codePointCount(0, text.length());
        if (length < type.shortest() || length > type.longest()) {
            String bounds = type.shortest() == 0 ? "at most " : type.shortest() + " to ";
            diagnostics.error(
                    value.location(),
                    mustBe(value, "text of " + bounds + type.longest() + " characters") + "one of " + length);
        }
    }

    static void check(Node value, Words type, SpecificationVersion version, Diagnostics diagnostics) {
        List<String> words = type.in(version);
        if (!value.json().isString() || !words.contains(value.json().stringValue())) {
            diagnostics.error(value.location(), value.called() + " must be one of: " + String.join(", ", words));
        }
    }

    /** Warns of what stands where the specification reserves a name. */
    static void reserved(Node value, Diagnostics diagnostics) {
        if (!(value instanceof Mapping object) || !object.keys().isEmpty()) {
            diagnostics.warning(
                    value.location(),
                    value.called() + " must be an empty object, as the binding is reserved for future use; what it"
                            + " holds is ignored");
        }
    }

    /** Returns the one of several types that a value is of by its kind, {@code null} if it is of none. */
    static @Nullable FieldType choice(Node value, FieldType.Either either) {
        for (FieldType type : either.types()) {
            if (isOfKind(value, type)) {
                return type;
            }
        }
        return null;
    }

    private static boolean isOfKind(Node value, FieldType type) {
        JsonNode json = value.json();
        if (type instanceof Whole) {
            return json.isNumber();
        }
        if (type instanceof FieldType.Items) {
            return json.isArray();
        }
        if (type instanceof FieldType.Values) {
            return json.isObject();
        }
        return type == Plain.SCHEMA ? json.isObject() || json.isBoolean() : json.isString();
    }

    /** Returns what a value of several types must be. */
    static String words(FieldType.Either either) {
        return either.types().stream().map(FieldValueCheck::words).collect(Collectors.joining(" or "));
    }

    private static String words(FieldType type) {
        if (type instanceof Whole whole) {
            return words(whole);
        }
        if (type instanceof Plain plain) {
            return plain.words;
        }
        return type instanceof FieldType.Items ? "a list" : "an object";
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
