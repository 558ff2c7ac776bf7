package dev.howl.testkit.instance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The keywords that constrain values, and can be broken. */
final class ConstraintKeywords {
    private static final Set<String> CONSTRAINTS = Set.of(
            "type",
            "enum",
            "const",
            "required",
            "additionalProperties",
            "additionalItems",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependencies",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "oneOf",
            "anyOf",
            "not");

    private static final Set<String> COMBINATORS = Set.of("oneOf", "anyOf", "not");

    private ConstraintKeywords() {}

    /** Returns the keywords of a schema that constrain values. */
    static List<String> of(SchemaPlace place) {
        return place.schema().propertyNames().stream()
                .filter(CONSTRAINTS::contains)
                .filter(keyword -> constrains(place, keyword))
                .toList();
    }

    /** Returns the keywords of a schema that constrain values, without those that only name other schemas. */
    static List<String> scalars(SchemaPlace place) {
        return of(place).stream()
                .filter(keyword -> !COMBINATORS.contains(keyword))
                .toList();
    }

    private static boolean constrains(SchemaPlace place, String keyword) {
        JsonNode value = place.get(keyword);
        return switch (keyword) {
            // A schema of further members or items has constraints of its own.
            case "additionalProperties" -> value.isBoolean() && !value.booleanValue();
            case "additionalItems" ->
                value.isBoolean() && !value.booleanValue() && place.get("items").isArray();
            case "uniqueItems" -> value.asBoolean();
            case "minLength", "minItems", "minProperties" -> value.asInt(0) > 0;
            case "format" -> FormatSamples.has(value.asString());
            case "required", "oneOf", "anyOf" -> !value.isEmpty();
            // A schema that a member implies has constraints of its own, too.
            case "dependencies" -> value.valueStream().anyMatch(JsonNode::isArray);
            default -> true;
        };
    }

    /** Returns all constraints that can concern a frame of the schema, in the order of the document. */
    static Set<KeywordPlace> reachable(SchemaDocument document, SchemaPlace root) {
        Set<KeywordPlace> constraints = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<SchemaPlace> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            SchemaPlace place = document.resolved(open.remove());
            if (place.schema().isObject() && seen.add(place.pointer())) {
                of(place).forEach(keyword -> constraints.add(new KeywordPlace(place.pointer(), keyword)));
                SchemaDocument.inside(place).stream()
                        .filter(inside -> isAsserted(place, inside))
                        .forEach(open::add);
            }
        }
        return constraints;
    }

    /** Returns whether a value must fit an inner schema, which those of a condition or a negation need not. */
    private static boolean isAsserted(SchemaPlace place, SchemaPlace inside) {
        String step = inside.pointer().substring(place.pointer().length());
        return !step.equals("/not")
                && !step.equals("/if")
                && !step.equals("/contains")
                && !step.equals("/propertyNames");
    }
}
