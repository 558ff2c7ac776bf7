package dev.howl.testkit.peers;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A validator of the keywords that the shop's contract uses, written by hand so that it shares no code with any other. */
final class PlainSchema {
    private final JsonNode document;

    /** @param document in which references are resolved */
    PlainSchema(JsonNode document) {
        this.document = document;
    }

    /** Returns the JSON Pointer of the first invalid value; {@code null} if there is none. */
    @Nullable
    String violation(JsonNode schema, JsonNode value) {
        return violation(schema, value, "");
    }

    private @Nullable String violation(JsonNode given, JsonNode value, String pointer) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
        boolean fits = (!schema.has("type") || isOf(schema.get("type").asString(), value))
                && (!schema.has("const") || schema.get("const").equals(value))
                && (!schema.has("enum") || contains(schema.get("enum"), value));
        if (!fits) {
            return pointer;
        }
        if (value.isObject()) {
            return ofObject(schema, value, pointer);
        }
        if (value.isArray()) {
            return ofArray(schema, value, pointer);
        }
        boolean valid = value.isString()
                ? text(schema, value.asString())
                : !value.isNumber() || number(schema, value.decimalValue());
        return valid ? null : pointer;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalStateException(type);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return StreamSupport.stream(values.spliterator(), false).anyMatch(value::equals);
    }

    private @Nullable String ofObject(JsonNode schema, JsonNode value, String pointer) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asString())) {
                return pointer;
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            JsonNode property = schema.path("properties").path(name);
            if (property.isMissingNode()) {
                return place;
            }
            String violation = violation(property, member.getValue(), place);
            if (violation != null) {
                return violation;
            }
        }
        return null;
    }

    private @Nullable String ofArray(JsonNode schema, JsonNode value, String pointer) {
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return pointer;
        }
        for (int i = 0; i < value.size(); i++) {
            String violation = violation(schema.path("items"), value.get(i), pointer + "/" + i);
            if (violation != null) {
                return violation;
            }
        }
        return null;
    }

    private static boolean text(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern")
                        || Pattern.compile(schema.get("pattern").asString().replace("$", "\\z"))
                                .matcher(text)
                                .find());
    }

    private static boolean number(JsonNode schema, BigDecimal number) {
        return (!schema.has("minimum") || number.compareTo(schema.get("minimum").decimalValue()) >= 0)
                && (!schema.has("maximum")
                        || number.compareTo(schema.get("maximum").decimalValue()) <= 0);
    }
}
