package dev.howl.generator.differential;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random JSON Schemas (draft-07) with the keywords that Howl reads. */
final class RandomSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "a", "b", "c", "id", "kind", "type", "class", "a-b", "A_B", "\u00fc", "1st", "a/b", "~", "value", "text");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "array", "object", "null");
    private static final int MAX_DEPTH = 3;

    private final Dice dice;
    private final RandomScalars scalars;
    private final int components;
    private final boolean ownNames;
    private int names;

    /**
     * Creates a source of schemas.
     *
     * @param components number of reusable schemas, {@code C0} and so on, to which references lead
     * @param ownNames whether each object has names of its own, so that a member never belongs to another schema
     */
    RandomSchemas(Dice dice, int components, boolean ownNames) {
        this.dice = dice;
        this.scalars = new RandomScalars(dice);
        this.components = components;
        this.ownNames = ownNames;
    }

    /** Returns a reusable schema. It applies only later ones to its own value, so that none applies itself. */
    JsonNode component(int index) {
        return schema(1, index + 1);
    }

    /** Returns an object, to which marks can be added. */
    ObjectNode object() {
        return object(0, 0);
    }

    /** Returns a schema of any kind. */
    JsonNode any() {
        return schema(0, 0);
    }

    /** Returns a schema for a place inside of a value, where any reference may stand. */
    private JsonNode inside(int depth) {
        return schema(depth + 1, 0);
    }

    private JsonNode schema(int depth, int from) {
        int kind = dice.below(depth >= MAX_DEPTH ? 42 : 100);
        if (kind < 12) {
            return scalars.nullable(scalars.string());
        } else if (kind < 28) {
            return scalars.nullable(scalars.number());
        } else if (kind < 31) {
            return scalars.nullable(RandomScalars.typed("boolean"));
        } else if (kind < 36) {
            return scalars.values();
        } else if (kind < 42) {
            return from < components ? reference(from) : scalars.nullable(scalars.string());
        } else if (kind < 55) {
            return scalars.nullable(array(depth));
        } else if (kind < 72) {
            return scalars.nullable(object(depth, from));
        } else if (kind < 77) {
            return map(depth);
        } else if (kind < 86) {
            return alternatives(depth, from);
        } else if (kind < 93) {
            return joined(depth, from);
        } else if (kind < 96) {
            ObjectNode several = JSON.objectNode();
            dice.some(TYPES, 3).forEach(several.withArray("type")::add);
            return several.path("type").isEmpty() ? JSON.objectNode() : several;
        }
        return kind < 99 ? JSON.objectNode() : JSON.booleanNode(true);
    }

    private ObjectNode reference(int from) {
        return JSON.objectNode().put("$ref", "#/components/schemas/C" + (from + dice.below(components - from)));
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = RandomScalars.typed("array");
        if (dice.chance(8)) {
            ArrayNode tuple = schema.putArray("items");
            tuple.add(inside(depth)).add(inside(depth));
            if (dice.chance(50)) {
                schema.set("additionalItems", dice.chance(50) ? JSON.booleanNode(false) : inside(depth));
            }
        } else if (dice.chance(90)) {
            schema.set("items", inside(depth));
        }
        switch (dice.below(8)) {
            case 0 -> schema.put("minItems", 1);
            case 1 -> schema.put("maxItems", 2);
            case 2 -> schema.put("uniqueItems", true);
            case 3 -> schema.set("contains", inside(MAX_DEPTH));
            default -> {}
        }
        return schema;
    }

    private ObjectNode map(int depth) {
        ObjectNode schema = RandomScalars.typed("object");
        schema.set("additionalProperties", inside(depth));
        if (dice.chance(20)) {
            schema.put("minProperties", 1).put("maxProperties", 2);
        }
        if (dice.chance(15)) {
            schema.putObject("propertyNames").put("pattern", "^[a-z]+$");
        }
        return schema;
    }

    private ObjectNode object(int depth, int from) {
        ObjectNode schema = RandomScalars.typed("object");
        ObjectNode properties = JSON.objectNode();
        List<String> all = new ArrayList<>();
        for (int i = dice.below(5); i >= 0; i--) {
            String name = ownNames ? "p" + names++ : dice.of(NAMES);
            all.add(name);
            properties.set(name, inside(depth));
        }
        if (dice.chance(60)) {
            dice.some(all.stream().distinct().toList(), 3).forEach(schema.withArray("required")::add);
        }
        schema.set("properties", properties);
        openness(schema, depth);
        conditions(schema, all, from);
        return without(schema, "required");
    }

    private void openness(ObjectNode schema, int depth) {
        switch (dice.below(8)) {
            case 0, 1 -> schema.put("additionalProperties", false);
            case 2 -> schema.put("additionalProperties", true);
            case 3 -> schema.set("additionalProperties", inside(depth));
            case 4 -> {
                if (dice.chance(40)) {
                    schema.putObject("patternProperties").set("^x-", inside(depth));
                }
            }
            default -> {}
        }
    }

    private void conditions(ObjectNode schema, List<String> names, int from) {
        String name = dice.of(names);
        switch (dice.below(24)) {
            case 0 -> schema.put("minProperties", 1 + dice.below(2));
            case 1 -> schema.put("maxProperties", 2 + dice.below(3));
            case 2 -> schema.putObject("dependencies").putArray(name).add(dice.of(names));
            case 3 ->
                schema.putObject("dependencies")
                        .putObject(name)
                        .putArray("required")
                        .add(dice.of(names));
            case 4 -> schema.putObject("not").putArray("required").add(name);
            case 5 -> {
                schema.putObject("if").putArray("required").add(name);
                schema.putObject(dice.chance(50) ? "then" : "else")
                        .putArray("required")
                        .add(dice.of(names));
            }
            case 6 -> schema.set("not", schema(MAX_DEPTH, Math.max(from, components)));
            default -> {}
        }
    }

    /** Returns alternatives: of different types, with marks, with members of their own, or anything. */
    private ObjectNode alternatives(int depth, int from) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode branches = schema.putArray(dice.chance(65) ? "oneOf" : "anyOf");
        int way = dice.below(4);
        for (int i = 0; i < 2 + dice.below(2); i++) {
            if (way == 0) {
                branches.add(dice.of(List.of(
                        scalars.string(),
                        scalars.number(),
                        RandomScalars.typed("boolean"),
                        array(depth),
                        object(depth + 1, from))));
            } else if (way == 3) {
                branches.add(schema(depth + 1, from));
            } else {
                ObjectNode branch = object(depth + 1, from);
                String name = way == 1 ? "mark" : "own" + i;
                branch.withObject("properties")
                        .set(name, way == 1 ? JSON.objectNode().put("const", "m" + i) : inside(MAX_DEPTH));
                branch.withArray("required").add(name);
                branches.add(branch);
            }
        }
        return schema;
    }

    private ObjectNode joined(int depth, int from) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode parts = schema.putArray("allOf");
        parts.add(from < components && dice.chance(60) ? reference(from) : object(depth + 1, from));
        ObjectNode second = object(depth + 1, from);
        second.remove("additionalProperties");
        parts.add(second);
        if (dice.chance(30)) {
            schema.setAll(object(depth + 1, from).without("additionalProperties"));
        }
        return schema;
    }

    private static ObjectNode without(ObjectNode schema, String list) {
        if (schema.path(list).isEmpty()) {
            schema.remove(list);
        } else if (list.equals("required")) {
            List<JsonNode> names = schema.path(list).valueStream().distinct().toList();
            schema.putArray(list).addAll(names);
        }
        return schema;
    }
}
