package dev.howl.validation;

import com.networknt.schema.Error;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Texts for the errors of the schema validator, for two readers. A peer gets only the constraint, because the value
 * may be a secret; the author of a contract is also told the value. Both get the same words, so that a rejected frame
 * and a rejected example read alike.
 */
public final class SchemaErrorText {
    private static final int MAX_BOUND = 200;
    private static final int MAX_VALUE = 60;

    /** Keywords whose constraint is clearer beside the value that breaks it. */
    private static final Set<String> ABOUT_THE_VALUE = Set.of("const", "enum", "format", "pattern");

    private SchemaErrorText() {}

    /**
     * Describes the broken constraint out of the schema alone.
     *
     * @return words to be read after the JSON Pointer of the offending part, such as {@code longer than 5 characters};
     *     they never contain the value, nor a name that the schema does not have
     */
    public static String withoutValue(Error error) {
        String keyword = keyword(error);
        JsonNode bound = error.getSchemaNode();
        return switch (keyword) {
            case "required" -> "'" + error.getProperty() + "' is required";
            case "additionalProperties" -> "has a property that is not allowed";
            case "propertyNames" -> "has a property whose name is not allowed";
            case "oneOf" -> "does not match exactly one of the allowed forms";
            case "anyOf" -> "does not match any of the allowed forms";
            case "not" -> "has a form that is not allowed";
            case "contains" -> "lacks an item of the required form";
            case "uniqueItems" -> "has an item twice";
            case "additionalItems", "items" -> "has an item that is not allowed";
            case "dependencies" -> "lacks a property that another one requires";
            default -> bound == null ? "breaks '" + keyword + "'" : withBound(keyword, bound);
        };
    }

    /**
     * Describes the broken constraint and what was found instead. For texts of the contract's author, never for frames.
     *
     * @return words as of {@link #withoutValue}, followed by the value, its type, or the property's name
     */
    public static String withValue(Error error) {
        String text = withoutValue(error);
        String keyword = keyword(error);
        JsonNode value = error.getInstanceNode();
        if (keyword.equals("type")) {
            return text + ", found " + type(value);
        }
        if (keyword.equals("additionalProperties") || keyword.equals("propertyNames")) {
            return text + ": '" + error.getProperty() + "'";
        }
        return ABOUT_THE_VALUE.contains(keyword) ? text + ", found " + shorten(value.toString(), MAX_VALUE) : text;
    }

    /** Returns the JSON Schema keyword that is broken, {@code schema} if the validator names none. */
    static String keyword(Error error) {
        return error.getKeyword() == null ? "schema" : error.getKeyword();
    }

    private static String withBound(String keyword, JsonNode bound) {
        return switch (keyword) {
            case "type" -> "must be " + types(bound);
            case "const" -> "must be " + shorten(bound.toString(), MAX_BOUND);
            case "enum" -> "must be one of " + shorten(list(bound), MAX_BOUND);
            case "format" -> "is not a valid " + bound.asString();
            case "pattern" -> "does not match " + shorten(bound.asString(), MAX_BOUND);
            case "minLength" -> "shorter than " + count(bound, "character", "characters");
            case "maxLength" -> "longer than " + count(bound, "character", "characters");
            case "minItems" -> "fewer than " + count(bound, "item", "items");
            case "maxItems" -> "more than " + count(bound, "item", "items");
            case "minProperties" -> "fewer than " + count(bound, "property", "properties");
            case "maxProperties" -> "more than " + count(bound, "property", "properties");
            case "minimum" -> "less than " + bound.asString();
            case "maximum" -> "greater than " + bound.asString();
            case "exclusiveMinimum" -> "not greater than " + bound.asString();
            case "exclusiveMaximum" -> "not less than " + bound.asString();
            case "multipleOf" -> "not a multiple of " + bound.asString();
            default -> "breaks '" + keyword + "'";
        };
    }

    private static String count(JsonNode bound, String one, String many) {
        String number = bound.asString();
        return number + " " + (number.equals("1") ? one : many);
    }

    private static String types(JsonNode bound) {
        return bound.isArray()
                ? bound.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                : bound.asString();
    }

    /** Returns the JSON Schema type of a value. */
    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "null";
        };
    }

    private static String list(JsonNode values) {
        return values.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
    }

    static String shorten(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + "…";
    }
}
