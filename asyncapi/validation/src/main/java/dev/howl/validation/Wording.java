package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in words which bound is broken, out of the schema alone: what the frame holds may be a secret. */
final class Wording {
    private static final int MAX_POINTER = 256;
    private static final int MAX_BOUND = 200;

    private Wording() {}

    static Violation violation(Error error) {
        String keyword = error.getKeyword() == null ? "schema" : error.getKeyword();
        return new Violation(pointer(error.getInstanceLocation()), keyword, message(keyword, error));
    }

    private static String message(String keyword, Error error) {
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

    private static String withBound(String keyword, JsonNode bound) {
        return switch (keyword) {
            case "type" -> "must be " + types(bound);
            case "const" -> "must be " + shorten(bound.toString());
            case "enum" -> "must be one of " + shorten(list(bound));
            case "format" -> "is not a valid " + bound.asString();
            case "pattern" -> "does not match " + shorten(bound.asString());
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

    private static String list(JsonNode values) {
        return values.valueStream().map(JsonNode::toString).collect(Collectors.joining(", "));
    }

    private static String shorten(String text) {
        return text.length() <= MAX_BOUND ? text : text.substring(0, MAX_BOUND) + "…";
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            String step = escape(String.valueOf(path.getElement(i)));
            if (pointer.length() + step.length() >= MAX_POINTER) {
                break;
            }
            pointer.append('/').append(step);
        }
        return pointer.toString();
    }

    /** A step of a JSON Pointer (RFC 6901, section 3). */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
