package dev.howl.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schemas, and random changes of them. */
final class SchemaDice {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> TEXTS = List.of("red", "green", "blue", "x");
    private static final List<String> PATTERNS = List.of("^[a-z]+$", "^r", "[0-9]");
    private static final List<String> FORMATS = List.of("date", "uuid", "email", "ipv4");

    private final Random random;

    SchemaDice(long seed) {
        this.random = new Random(seed);
    }

    private boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns a schema. */
    ObjectNode schema(int depth) {
        int kinds = depth > 0 ? 9 : 4;
        return switch (random.nextInt(kinds)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> values();
            case 3 -> JSON.objectNode().put("type", oneIn(2) ? "boolean" : "null");
            case 4 -> array(depth - 1);
            case 5 -> combined(depth - 1);
            default -> object(depth - 1);
        };
    }

    private ObjectNode text() {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        if (oneIn(3)) {
            schema.put("minLength", random.nextInt(3));
        }
        if (oneIn(3)) {
            schema.put("maxLength", 3 + random.nextInt(5));
        }
        if (oneIn(6)) {
            schema.put("pattern", any(PATTERNS));
        }
        if (oneIn(6)) {
            schema.put("format", any(FORMATS));
        }
        return schema;
    }

    private ObjectNode number() {
        ObjectNode schema = JSON.objectNode().put("type", oneIn(2) ? "integer" : "number");
        if (oneIn(3)) {
            schema.put(oneIn(2) ? "minimum" : "exclusiveMinimum", random.nextInt(6) - 3);
        }
        if (oneIn(3)) {
            schema.put(oneIn(2) ? "maximum" : "exclusiveMaximum", 4 + random.nextInt(6));
        }
        if (oneIn(5)) {
            schema.put("multipleOf", 1 + random.nextInt(3));
        }
        return schema;
    }

    private ObjectNode values() {
        ObjectNode schema = JSON.objectNode();
        if (oneIn(3)) {
            return schema.put("const", any(TEXTS));
        }
        ArrayNode values = schema.putArray("enum");
        TEXTS.stream().filter(text -> oneIn(2)).forEach(values::add);
        if (values.isEmpty() || oneIn(4)) {
            values.add(random.nextInt(3));
        }
        return schema;
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        if (!oneIn(4)) {
            schema.set("items", schema(depth));
        }
        if (oneIn(4)) {
            schema.put("minItems", random.nextInt(3));
        }
        if (oneIn(4)) {
            schema.put("maxItems", 2 + random.nextInt(3));
        }
        if (oneIn(5)) {
            schema.put("uniqueItems", true);
        }
        if (oneIn(8)) {
            schema.set("contains", schema(0));
        }
        return schema;
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        NAMES.stream().filter(name -> !oneIn(3)).forEach(name -> properties.set(name, schema(depth)));
        ArrayNode required = JSON.arrayNode();
        NAMES.stream().filter(name -> oneIn(3)).forEach(required::add);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (oneIn(3)) {
            schema.set("additionalProperties", oneIn(2) ? JSON.booleanNode(false) : schema(0));
        }
        if (oneIn(8)) {
            schema.put("minProperties", random.nextInt(3));
        }
        if (oneIn(8)) {
            schema.putObject("patternProperties").set("^x", schema(0));
        }
        if (oneIn(10)) {
            schema.putObject("dependencies").putArray("a").add("b");
        }
        return schema;
    }

    private ObjectNode combined(int depth) {
        ObjectNode schema = JSON.objectNode();
        if (oneIn(6)) {
            return text().set("not", values());
        }
        if (oneIn(8)) {
            schema = object(depth);
            schema.set("if", object(0));
            schema.set("then", JSON.objectNode().put("minProperties", 1));
            return schema;
        }
        ArrayNode parts = schema.putArray(any(List.of("oneOf", "anyOf", "oneOf", "allOf")));
        boolean all = schema.has("allOf");
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(all ? object(depth) : schema(depth));
        }
        return schema;
    }

    /** Returns a schema in which one place is changed. */
    ObjectNode changed(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<ObjectNode> places = new ArrayList<>();
        collect(copy, places);
        change(any(places));
        return copy;
    }

    /** Collects the schemas within a schema, not the objects that hold schemas by name. */
    private static void collect(JsonNode node, List<ObjectNode> places) {
        if (node instanceof ObjectNode object) {
            places.add(object);
            object.properties().forEach(entry -> {
                switch (entry.getKey()) {
                    case "properties", "patternProperties" -> entry.getValue().forEach(child -> collect(child, places));
                    case "dependencies", "required", "enum" -> {}
                    default -> collect(entry.getValue(), places);
                }
            });
        } else if (node.isArray()) {
            node.forEach(child -> collect(child, places));
        }
    }

    private void change(ObjectNode place) {
        List<String> keywords = List.copyOf(place.propertyNames());
        int kind = random.nextInt(5);
        if (kind == 0 && !keywords.isEmpty()) {
            place.remove(any(keywords));
        } else if (kind == 1) {
            ObjectNode other = schema(1);
            place.removeAll();
            place.setAll(other);
        } else if (kind == 2 && place.has("properties")) {
            ObjectNode properties = (ObjectNode) place.get("properties");
            properties.set(any(NAMES), schema(1));
        } else if (kind == 3 && (place.has("oneOf") || place.has("anyOf"))) {
            ArrayNode branches = (ArrayNode) (place.has("oneOf") ? place.get("oneOf") : place.get("anyOf"));
            if (oneIn(2) && branches.size() > 1) {
                branches.remove(random.nextInt(branches.size()));
            } else {
                branches.add(schema(1));
            }
        } else {
            keyword(place);
        }
    }

    private void keyword(ObjectNode place) {
        ObjectNode other =
                switch (place.path("type").asString("")) {
                    case "string" -> text();
                    case "integer", "number" -> number();
                    case "array" -> array(1);
                    case "object" -> object(1);
                    default -> schema(1);
                };
        List<String> names = List.copyOf(other.propertyNames());
        if (!names.isEmpty()) {
            String name = any(names);
            place.set(name, other.get(name));
        }
    }
}
