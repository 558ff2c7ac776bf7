package dev.howl.comparison;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A random change of one place of a schema. */
final class RandomChange {
    private final SchemaDice dice;

    private RandomChange(SchemaDice dice) {
        this.dice = dice;
    }

    /** Returns a schema in which one place is changed. */
    static ObjectNode of(SchemaDice dice, ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<ObjectNode> places = new ArrayList<>();
        collect(copy, places);
        new RandomChange(dice).change(dice.any(places));
        return copy;
    }

    /** Collects the schemas within a schema, not the objects that hold schemas by name. */
    private static void collect(JsonNode node, List<ObjectNode> places) {
        if (node instanceof ObjectNode object) {
            places.add(object);
            object.properties().forEach(entry -> {
                switch (entry.getKey()) {
                    case "properties", "patternProperties", "dependencies" ->
                        entry.getValue().forEach(child -> collect(child, places));
                    case "required", "enum", "type", "const" -> {}
                    default -> collect(entry.getValue(), places);
                }
            });
        } else if (node.isArray()) {
            node.forEach(child -> collect(child, places));
        }
    }

    private void change(ObjectNode place) {
        List<String> keywords = List.copyOf(place.propertyNames());
        int kind = dice.roll(6);
        if (kind == 0 && !keywords.isEmpty()) {
            place.remove(dice.any(keywords));
        } else if (kind == 1) {
            ObjectNode other = dice.schema(1);
            place.removeAll();
            place.setAll(other);
        } else if (kind == 2 && place.has("properties")) {
            ObjectNode properties = (ObjectNode) place.get("properties");
            properties.set(dice.any(SchemaDice.NAMES), dice.schema(1));
        } else if (kind == 3 && (place.has("oneOf") || place.has("anyOf"))) {
            ArrayNode branches = (ArrayNode) (place.has("oneOf") ? place.get("oneOf") : place.get("anyOf"));
            if (dice.oneIn(2) && branches.size() > 1) {
                branches.remove(dice.roll(branches.size()));
            } else {
                branches.add(dice.schema(1));
            }
        } else if (kind == 4 && !place.isEmpty()) {
            wrap(place);
        } else {
            keyword(place);
        }
    }

    /** Puts the whole schema, or one keyword of it, into a combination. */
    private void wrap(ObjectNode place) {
        ObjectNode inner = place.deepCopy();
        if (dice.oneIn(2)) {
            place.removeAll();
            place.putArray(dice.any(List.of("allOf", "anyOf", "oneOf"))).add(inner);
            if (dice.oneIn(2)) {
                place.setAll(dice.combined(1));
            }
        } else {
            ObjectNode other = dice.combined(1);
            place.setAll(other);
        }
    }

    private void keyword(ObjectNode place) {
        ObjectNode other =
                switch (place.path("type").asString("")) {
                    case "string" -> dice.text();
                    case "integer", "number" -> dice.number();
                    case "array" -> dice.array(1);
                    case "object" -> dice.object(1);
                    default -> dice.schema(1);
                };
        List<String> names = List.copyOf(other.propertyNames());
        if (!names.isEmpty()) {
            String name = dice.any(names);
            place.set(name, other.get(name));
        }
    }
}
