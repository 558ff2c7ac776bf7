package dev.howl.model.check;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a validator found, in words for the author of a contract. */
final class Wording {
    private static final int LONGEST = 60;

    private Wording() {}

    static SchemaViolation of(Error error) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.add(String.valueOf(error.getInstanceLocation().getElement(i)));
        }
        boolean atKey = "additionalProperties".equals(error.getKeyword()) || "propertyNames".equals(error.getKeyword());
        String rule = String.valueOf(error.getSchemaLocation().getFragment());
        return new SchemaViolation(path, atKey ? error.getProperty() : null, words(error), rule);
    }

    private static String words(Error error) {
        String keyword = error.getKeyword();
        JsonNode limit = error.getSchemaNode();
        return switch (keyword == null ? "" : keyword) {
            case "maxLength" -> "longer than " + count(limit, "character");
            case "minLength" -> "shorter than " + count(limit, "character");
            case "maxItems" -> "has more than " + count(limit, "item");
            case "minItems" -> "has fewer than " + count(limit, "item");
            case "maxProperties" -> "has more than " + count(limit, "property").replace("propertys", "properties");
            case "minProperties" -> "has fewer than " + count(limit, "property").replace("propertys", "properties");
            case "maximum" -> "more than " + shown(limit);
            case "minimum" -> "less than " + shown(limit);
            case "exclusiveMaximum" -> "not below " + shown(limit);
            case "exclusiveMinimum" -> "not above " + shown(limit);
            case "multipleOf" -> "not a multiple of " + shown(limit);
            case "uniqueItems" -> "has an item twice";
            case "required" -> "'" + error.getProperty() + "' is missing";
            case "additionalProperties" -> "'" + error.getProperty() + "' is not one of its properties";
            case "type" -> kind(error.getInstanceNode()) + ", not " + types(limit);
            case "enum" -> shown(error.getInstanceNode()) + " is none of: " + listed(limit);
            case "const" -> shown(error.getInstanceNode()) + " is not " + shown(limit);
            case "pattern" -> shown(error.getInstanceNode()) + " does not match " + text(limit);
            case "format" -> shown(error.getInstanceNode()) + " is not of format " + text(limit);
            case "propertyNames" -> "'" + error.getProperty() + "' is not a name that fits here";
            case "oneOf" -> "fits more than one of the alternatives, or none";
            case "not" -> "fits what it must not";
            case "false" -> "nothing fits here";
            default -> error.getMessage();
        };
    }

    /** {@code fits none of its 3 alternatives}. */
    static String noAlternative(int alternatives) {
        return alternatives == 1
                ? "does not fit its only alternative"
                : "fits none of its " + alternatives + " alternatives";
    }

    private static String count(JsonNode limit, String unit) {
        return limit.asString() + " " + unit + (limit.asString().equals("1") ? "" : "s");
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static String types(JsonNode types) {
        if (!types.isArray()) {
            return type(types);
        }
        List<String> words = new ArrayList<>();
        types.forEach(each -> words.add(type(each)));
        return String.join(" or ", words);
    }

    private static String type(JsonNode type) {
        return switch (type.asString().toLowerCase(Locale.ROOT)) {
            case "string" -> "text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "a boolean";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> "null";
        };
    }

    private static String listed(JsonNode values) {
        List<String> shown = new ArrayList<>();
        values.forEach(value -> shown.add(text(value)));
        return dev.howl.model.link.NameHints.list(shown);
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? value.asString() : "'" + text(value) + "'";
    }

    private static String text(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
