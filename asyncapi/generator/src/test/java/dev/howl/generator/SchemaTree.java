package dev.howl.generator;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema as a tree from which keywords are removed. */
final class SchemaTree {
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependencies");
    private static final Set<String> NESTED = Set.of(
            "items",
            "additionalItems",
            "contains",
            "additionalProperties",
            "propertyNames",
            "allOf",
            "anyOf",
            "then",
            "else");

    private SchemaTree() {}

    /**
     * Removes a keyword, or a format, from a schema and from the schemas in it. Those in {@code not}, {@code if} and {@code
     * oneOf} stay: without a keyword they would refuse valid values.
     */
    static void without(String keyword, JsonNode schema) {
        if (schema.isArray()) {
            schema.forEach(each -> without(keyword, each));
        }
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        object.remove(keyword);
        if (object.path("format").asString("").equals(keyword)) {
            object.remove("format");
        }
        object.properties().forEach(entry -> {
            if (NAMED.contains(entry.getKey())) {
                entry.getValue().forEach(each -> without(keyword, each));
            } else if (NESTED.contains(entry.getKey())) {
                without(keyword, entry.getValue());
            }
        });
    }
}
