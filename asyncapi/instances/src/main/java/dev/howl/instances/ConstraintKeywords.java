package dev.howl.instances;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** A schema on the way, with the reason why values need not fit it; {@code null} if they must. */
    private record Visit(SchemaPlace place, @Nullable String reason) {}

    private static boolean constrains(SchemaPlace place, String keyword) {
        JsonNode value = place.get(keyword);
        return switch (keyword) {
            // A schema of further members or items has constraints of its own.
            case "additionalProperties" -> value.isBoolean() && !value.booleanValue();
            case "additionalItems" ->
                value.isBoolean() && !value.booleanValue() && place.get("items").isArray();
            case "uniqueItems" -> value.asBoolean();
            case "minLength", "minItems", "minProperties" -> Counts.of(value) > 0;
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
        walk(document, root).forEach((constraint, reason) -> {
            if (reason.isEmpty()) {
                constraints.add(constraint);
            }
        });
        return constraints;
    }

    /**
     * Returns the constraints that a valid frame need not meet, each with the reason: they are inside a condition, a
     * negation, or another schema that is broken as a whole.
     */
    static Map<KeywordPlace, String> unasserted(SchemaDocument document, SchemaPlace root) {
        Map<KeywordPlace, String> constraints = new LinkedHashMap<>();
        walk(document, root)
                .forEach((constraint, reason) -> reason.ifPresent(words -> constraints.put(constraint, words)));
        return constraints;
    }

    /** Returns all constraints; those that values must fit, by any way to them, come first and without a reason. */
    private static Map<KeywordPlace, Optional<String>> walk(SchemaDocument document, SchemaPlace root) {
        Map<KeywordPlace, Optional<String>> constraints = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<Visit> open = new ArrayDeque<>(List.of(new Visit(root, null)));
        Deque<Visit> unasserted = new ArrayDeque<>();
        while (!open.isEmpty() || !unasserted.isEmpty()) {
            Visit visit = open.isEmpty() ? unasserted.remove() : open.remove();
            SchemaPlace place = document.resolved(visit.place());
            if (place.schema().isObject() && seen.add(place.pointer())) {
                of(place)
                        .forEach(keyword -> constraints.put(
                                new KeywordPlace(place.pointer(), keyword), Optional.ofNullable(visit.reason())));
                for (SchemaPlace inside : SchemaDocument.inside(place)) {
                    String reason = visit.reason() == null ? reason(place, inside) : visit.reason();
                    (reason == null ? open : unasserted).add(new Visit(inside, reason));
                }
            }
        }
        return constraints;
    }

    /** Returns why a value need not fit an inner schema; {@code null} if it must. */
    private static @Nullable String reason(SchemaPlace place, SchemaPlace inside) {
        String step = inside.pointer().substring(place.pointer().length());
        return switch (step) {
            case "/if" -> "it is part of the condition 'if'; the constraints of 'then' and 'else' are broken instead";
            case "/not", "/contains", "/propertyNames" ->
                "it is inside '" + step.substring(1) + "', which is broken as a whole";
            default -> null;
        };
    }
}
