package dev.howl.instances;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects and arrays that may break a keyword. */
final class ContainerMutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** The largest container that is made to be too large. */
    private static final int LARGEST = 2_000;

    private static final List<String> NAMES =
            List.of("unexpected", "", "!", "0", "A", "a b", "\u00e9", "_".repeat(300), "x-unexpected");

    private ContainerMutations() {}

    static List<JsonNode> objects(ObjectNode object, String keyword, JsonNode limit) {
        List<JsonNode> out = new ArrayList<>();
        switch (keyword) {
            case "required" -> limit.forEach(name -> out.add(without(object, name.asString())));
            case "additionalProperties", "propertyNames" -> NAMES.forEach(name -> out.add(with(object, name)));
            case "minProperties" -> out.add(reduced(object, Counts.of(limit) - 1));
            case "maxProperties" -> out.add(filled(object, Counts.of(limit) + 1));
            default -> dependent(object, limit, out);
        }
        return out;
    }

    private static void dependent(ObjectNode object, JsonNode dependencies, List<JsonNode> out) {
        for (String name : dependencies.propertyNames()) {
            JsonNode others = dependencies.get(name);
            if (others.isArray()) {
                ObjectNode base = object.has(name) ? object : with(object, name);
                others.forEach(other -> out.add(without(base, other.asString())));
            }
        }
    }

    private static ObjectNode without(ObjectNode object, String name) {
        ObjectNode copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }

    private static ObjectNode with(ObjectNode object, String name) {
        ObjectNode copy = object.deepCopy();
        return copy.has(name) ? copy : copy.put(name, "unexpected");
    }

    private static ObjectNode reduced(ObjectNode object, int size) {
        ObjectNode copy = object.deepCopy();
        List<String> names = List.copyOf(object.propertyNames());
        for (int i = names.size() - 1; i >= size; i--) {
            copy.remove(names.get(i));
        }
        return copy;
    }

    private static ObjectNode filled(ObjectNode object, int size) {
        ObjectNode copy = object.deepCopy();
        JsonNode value = object.isEmpty()
                ? JSON.stringNode("unexpected")
                : object.iterator().next();
        for (int i = 1; copy.size() < size && size <= LARGEST; i++) {
            copy.set("unexpected" + i, value);
        }
        return copy;
    }

    static List<JsonNode> arrays(JsonNode array, String keyword, JsonNode limit) {
        List<JsonNode> out = new ArrayList<>();
        switch (keyword) {
            case "minItems" -> out.add(sized(array, Counts.of(limit) - 1));
            case "maxItems" -> {
                if (!array.isEmpty() && Counts.of(limit) < LARGEST) {
                    out.add(sized(array, Counts.of(limit) + 1));
                }
            }
            case "uniqueItems" -> repeated(array, out);
            case "additionalItems" -> out.add(appended(array, JSON.stringNode("unexpected")));
            default -> {
                out.add(JSON.arrayNode());
                Mutations.others(JSON.missingNode()).forEach(other -> out.add(uniform(array, other)));
            }
        }
        return out;
    }

    private static void repeated(JsonNode array, List<JsonNode> out) {
        if (!array.isEmpty()) {
            ArrayNode replaced = (ArrayNode) array.deepCopy();
            replaced.set(array.size() - 1, array.get(0));
            out.add(replaced);
            out.add(appended(array, array.get(0)));
        }
    }

    private static ArrayNode sized(JsonNode array, int size) {
        ArrayNode out = JSON.arrayNode();
        for (int i = 0; i < size && !array.isEmpty(); i++) {
            out.add(array.get(i % array.size()));
        }
        return out;
    }

    private static ArrayNode appended(JsonNode array, JsonNode item) {
        ArrayNode copy = (ArrayNode) array.deepCopy();
        return copy.add(item);
    }

    private static ArrayNode uniform(JsonNode array, JsonNode item) {
        ArrayNode out = JSON.arrayNode();
        for (int i = 0; i < Math.max(1, array.size()); i++) {
            out.add(item);
        }
        return out;
    }
}
