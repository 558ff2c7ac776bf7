package dev.howl.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A random change of one place of a schema after which it accepts as much as before, or more. */
final class CompatibleChange {
    /** The name of the schema that a change may move a part to. */
    static final String MOVED = "Moved";

    private static final List<String> LOWER =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> RESTRICTIONS = List.of(
            "pattern", "format", "multipleOf", "uniqueItems", "contains", "propertyNames", "dependencies", "const");

    private final SchemaDice dice;

    private CompatibleChange(SchemaDice dice) {
        this.dice = dice;
    }

    /**
     * The outcome of a change.
     *
     * @param moved the schema {@link #MOVED}; empty if there is none
     */
    record Changed(ObjectNode schema, Optional<ObjectNode> moved, String what) {}

    static Changed of(SchemaDice dice, ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<ObjectNode> places = new ArrayList<>();
        collect(copy, places);
        ObjectNode place = dice.any(places);
        ObjectNode before = place.deepCopy();
        CompatibleChange change = new CompatibleChange(dice);
        String what = change.apply(place);
        boolean moves = place.path("$ref").asString("").endsWith(MOVED);
        return new Changed(copy, moves ? Optional.of(before) : Optional.empty(), what);
    }

    /** Collects the schemas of which accepting more makes the whole accept more. */
    private static void collect(JsonNode schema, List<ObjectNode> places) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        places.add(object);
        object.path("properties").forEach(child -> collect(child, places));
        collect(object.path("additionalProperties"), places);
        collect(object.path("items"), places);
        for (String keyword : List.of("anyOf", "allOf")) {
            object.path(keyword).forEach(child -> collect(child, places));
        }
    }

    private String apply(ObjectNode place) {
        return switch (dice.roll(8)) {
            case 0 -> words(place);
            case 1 -> order(place);
            case 2 -> move(place);
            case 3 -> split(place);
            case 4 -> property(place);
            case 5 -> type(place);
            default -> loosen(place);
        };
    }

    private static String words(ObjectNode place) {
        place.put("description", "Other words.");
        place.putArray("examples").add("other");
        return "words";
    }

    private static String order(ObjectNode place) {
        for (String keyword : List.of("required", "enum")) {
            if (place.get(keyword) instanceof ArrayNode values) {
                List<JsonNode> turned = new ArrayList<>(values.valueStream().toList());
                Collections.reverse(turned);
                values.removeAll().addAll(turned);
            }
        }
        if (place.get("properties") instanceof ObjectNode properties) {
            List<String> names = new ArrayList<>(properties.propertyNames());
            Collections.reverse(names);
            names.forEach(name -> properties.set(name, properties.remove(name)));
        }
        return "order";
    }

    private static String move(ObjectNode place) {
        place.removeAll();
        place.put("$ref", "#/components/schemas/" + MOVED);
        return "move";
    }

    /** Splits a schema into parts of an allOf; keywords that concern one another stay together. */
    private static String split(ObjectNode place) {
        if (place.has("$ref") || place.has("allOf")) {
            return words(place);
        }
        ObjectNode bounds = place.objectNode();
        for (List<String> keywords : List.of(LOWER, UPPER, RESTRICTIONS, List.of("type", "enum", "not"))) {
            for (String keyword : keywords) {
                if (place.has(keyword)) {
                    bounds.set(keyword, place.remove(keyword));
                }
            }
        }
        ObjectNode rest = place.deepCopy();
        place.removeAll();
        place.putArray("allOf").add(bounds).add(rest);
        return "split";
    }

    /** Adds an optional member that was allowed without a name; closed objects accept more then. */
    private static String property(ObjectNode place) {
        boolean isTyped = place.path("additionalProperties").isObject() || place.has("patternProperties");
        if (!place.path("properties").isObject() || isTyped) {
            return words(place);
        }
        place.withObject("/properties").putObject("fresh").put("type", "string");
        return "property";
    }

    private static String type(ObjectNode place) {
        if (!place.path("type").isString() || place.path("type").asString().equals("boolean")) {
            return words(place);
        }
        JsonNode type = place.get("type");
        place.putArray("type").add(type).add("boolean");
        return "type";
    }

    private String loosen(ObjectNode place) {
        List<String> keywords = new ArrayList<>(place.propertyNames());
        Collections.rotate(keywords, dice.roll(5));
        for (String keyword : keywords) {
            if (LOWER.contains(keyword)) {
                place.put(keyword, Math.max(place.get(keyword).asInt() - 1, keyword.endsWith("inimum") ? -9 : 0));
                return "lower";
            }
            if (UPPER.contains(keyword)) {
                place.put(keyword, place.get(keyword).asInt() + 1);
                return "upper";
            }
            if (RESTRICTIONS.contains(keyword) || keyword.equals("required")) {
                place.remove(keyword);
                return "without " + keyword;
            }
            if (keyword.equals("additionalProperties") && place.path(keyword).isBoolean()) {
                place.remove(keyword);
                return "open";
            }
            if (keyword.equals("enum")) {
                ((ArrayNode) place.get(keyword)).add("violet");
                return "enum";
            }
        }
        return words(place);
    }
}
