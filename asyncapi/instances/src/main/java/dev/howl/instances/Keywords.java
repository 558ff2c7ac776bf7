package dev.howl.instances;

import java.util.List;
import java.util.Map;

/** The keywords that constrain values of one JSON type. */
final class Keywords {
    private static final Map<String, List<String>> BY_TYPE = Map.of(
            "object",
            List.of(
                    "properties",
                    "required",
                    "additionalProperties",
                    "patternProperties",
                    "propertyNames",
                    "minProperties",
                    "maxProperties",
                    "dependencies"),
            "array",
            List.of("items", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems"),
            "string",
            List.of("minLength", "maxLength", "pattern", "format"),
            "number",
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

    private Keywords() {}

    static List<String> of(String type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }
}
