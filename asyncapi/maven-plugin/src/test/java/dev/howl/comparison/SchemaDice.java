package dev.howl.comparison;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schemas. */
final class SchemaDice {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> TEXTS = List.of("red", "green", "blue", "x");
    private static final List<String> PATTERNS = List.of("^[a-z]+$", "^r", "[0-9]");
    private static final List<String> KEYS = List.of("^x", "^[a-z]", "^(a|b)$", "[0-9]$");
    private static final List<String> FORMATS =
            List.of("date", "uuid", "email", "ipv4", "date-time", "uri", "time", "int32", "made-up");

    private static final List<String> TYPES = List.of("boolean", "array", "object", "string", "integer");

    /** The reference to the whole document's schema. */
    static final String SELF = "#/components/schemas/Self";

    private final Random random;

    SchemaDice(long seed) {
        this.random = new Random(seed);
    }

    boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns a number from 0. */
    int roll(int sides) {
        return random.nextInt(sides);
    }

    /** Returns a schema, a few of which accept {@code null}, too. */
    ObjectNode schema(int depth) {
        ObjectNode schema = kind(depth);
        if (oneIn(12) && schema.path("type").isString()) {
            schema.set("type", JSON.arrayNode().add(schema.get("type")).add(oneIn(2) ? "null" : any(TYPES)));
        }
        return schema;
    }

    private ObjectNode kind(int depth) {
        int kinds = depth > 0 ? 10 : 4;
        return switch (random.nextInt(kinds)) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> values();
            case 3 -> JSON.objectNode().put("type", oneIn(2) ? "boolean" : "null");
            case 4 -> array(depth - 1);
            case 5 -> combined(depth - 1);
            case 6 -> oneIn(3) ? JSON.objectNode().put("$ref", SELF) : combined(depth - 1);
            default -> object(depth - 1);
        };
    }

    ObjectNode text() {
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

    ObjectNode number() {
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

    ObjectNode array(int depth) {
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
        if (oneIn(6)) {
            schema.set("contains", schema(0));
        }
        if (oneIn(6)) {
            tuple(schema, depth);
        }
        return schema;
    }

    private void tuple(ObjectNode schema, int depth) {
        ArrayNode places = schema.putArray("items");
        for (int i = 0; i <= random.nextInt(3); i++) {
            places.add(schema(depth));
        }
        if (oneIn(2)) {
            schema.set("additionalItems", oneIn(2) ? JSON.booleanNode(false) : schema(0));
        }
    }

    ObjectNode object(int depth) {
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
        nameless(schema);
        return schema;
    }

    private void nameless(ObjectNode schema) {
        if (oneIn(8)) {
            schema.put(oneIn(2) ? "minProperties" : "maxProperties", 1 + random.nextInt(3));
        }
        if (oneIn(8)) {
            schema.putObject("patternProperties").set(any(KEYS), schema(0));
        }
        if (oneIn(12)) {
            schema.putObject("propertyNames").put("pattern", any(KEYS));
        }
        if (oneIn(10)) {
            ObjectNode dependencies = schema.putObject("dependencies");
            dependencies.set("a", oneIn(2) ? JSON.arrayNode().add("b") : object(0));
        }
    }

    ObjectNode combined(int depth) {
        ObjectNode schema = JSON.objectNode();
        if (oneIn(6)) {
            return (oneIn(2) ? text() : schema(0)).set("not", oneIn(2) ? values() : schema(0));
        }
        if (oneIn(8)) {
            return conditional(object(depth));
        }
        if (oneIn(6)) {
            schema = object(0);
        }
        ArrayNode parts = schema.putArray(any(List.of("oneOf", "anyOf", "oneOf", "allOf", "allOf")));
        boolean all = schema.has("allOf");
        boolean marked = oneIn(4);
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(all || marked ? marked(object(depth), marked && !all ? TEXTS.get(i) : "") : schema(depth));
        }
        return schema;
    }

    private static ObjectNode marked(ObjectNode schema, String mark) {
        if (!mark.isEmpty()) {
            schema.withObject("/properties").putObject("kind").put("const", mark);
            schema.withArray("/required").add("kind");
        }
        return schema;
    }

    private ObjectNode conditional(ObjectNode schema) {
        schema.set("if", object(0));
        if (!oneIn(3)) {
            schema.set("then", oneIn(2) ? JSON.objectNode().put("minProperties", 1) : object(0));
        }
        if (oneIn(2)) {
            schema.set("else", object(0));
        }
        return schema;
    }
}
