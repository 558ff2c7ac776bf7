package dev.howl.generator.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random values that mostly fit a schema, and values that differ from them in one place. */
final class RandomFrames {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 7;

    private final Dice dice;
    private final RandomDocument document;

    RandomFrames(Dice dice, RandomDocument document) {
        this.dice = dice;
        this.document = document;
    }

    JsonNode of(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (schema.isBoolean() || schema.isEmpty() || depth > MAX_DEPTH) {
            return anything(depth);
        }
        if (schema.has("$ref")) {
            return value(document.resolved(schema.path("$ref").stringValue()), depth + 1);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(dice.below(schema.path("enum").size()));
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return value(
                        schema.path(choice).get(dice.below(schema.path(choice).size())), depth + 1);
            }
        }
        return schema.has("allOf") ? joined(schema, depth) : typed(schema, depth);
    }

    private JsonNode joined(JsonNode schema, int depth) {
        List<JsonNode> parts = new ArrayList<>();
        schema.path("allOf").forEach(part -> parts.add(value(part, depth + 1)));
        if (schema.has("properties")) {
            parts.add(typed(schema, depth + 1));
        }
        ObjectNode all = JSON.objectNode();
        for (JsonNode part : parts) {
            if (!(part instanceof ObjectNode object)) {
                return part;
            }
            all.setAll(object);
        }
        return all;
    }

    private JsonNode typed(JsonNode schema, int depth) {
        JsonNode types = schema.path("type");
        String type = types.isArray()
                ? types.get(dice.below(types.size())).stringValue()
                : types.asString(schema.has("properties") || schema.has("required") ? "object" : "string");
        return switch (type) {
            case "string" -> JSON.stringNode(text(schema));
            case "integer", "number" -> JSON.numberNode(number(schema, type.equals("integer")));
            case "boolean" -> JSON.booleanNode(dice.chance(50));
            case "array" -> array(schema, depth);
            case "object" -> object(schema, depth);
            default -> JSON.nullNode();
        };
    }

    private String text(JsonNode schema) {
        Texts.Samples samples = schema.has("format")
                ? Texts.FORMATS.get(schema.path("format").stringValue())
                : Texts.PATTERNS.get(schema.path("pattern").asString(""));
        if (samples != null) {
            return dice.of(dice.chance(85) ? samples.right() : samples.wrong());
        }
        List<String> fitting = Texts.ANY.stream()
                .filter(text -> text.length() >= schema.path("minLength").asInt(0))
                .filter(text -> text.length() <= schema.path("maxLength").asInt(100))
                .toList();
        return dice.of(fitting.isEmpty() || dice.chance(10) ? Texts.ANY : fitting);
    }

    private BigDecimal number(JsonNode schema, boolean whole) {
        List<BigDecimal> choices = new ArrayList<>();
        for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
            if (schema.has(bound)) {
                BigDecimal value = schema.path(bound).decimalValue();
                choices.addAll(List.of(value, value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE)));
                choices.add(value.multiply(BigDecimal.valueOf(3)));
            }
        }
        BigDecimal number = choices.isEmpty() || dice.chance(40) ? dice.of(RandomScalars.NUMBERS) : dice.of(choices);
        if (!whole) {
            return number;
        }
        BigInteger integer = number.toBigInteger();
        return new BigDecimal(integer).setScale(dice.chance(8) ? 1 : 0);
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        JsonNode items = schema.path("items");
        int count = Math.max(
                depth > MAX_DEPTH / 2 ? 0 : dice.below(4),
                schema.path("minItems").asInt(0));
        for (int i = 0; i < count; i++) {
            JsonNode own = items.isArray() ? items.path(i) : items;
            array.add(value(own.isMissingNode() ? schema.path("contains") : own, depth + 1));
        }
        if (schema.has("contains")) {
            array.add(value(schema.path("contains"), depth + 1));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, member) -> {
            if (required.contains(name) || dice.chance(depth > 2 ? 25 : 60)) {
                object.set(name, value(member, depth + 1));
            }
        });
        JsonNode others = schema.path("additionalProperties");
        boolean closed = others.isBoolean() && !others.booleanValue();
        for (int i = dice.below(3); i > 0 && !closed && depth <= MAX_DEPTH / 2; i--) {
            object.set("x" + i, others.isObject() ? value(others, depth + 1) : anything(depth + 1));
        }
        schema.path("patternProperties").forEachEntry((pattern, member) -> {
            if (dice.chance(60)) {
                object.set("x-" + dice.below(2), value(member, depth + 1));
            }
        });
        return object;
    }

    private JsonNode anything(int depth) {
        return switch (dice.below(depth > MAX_DEPTH / 2 ? 6 : 9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2, 3 -> JSON.numberNode(dice.of(RandomScalars.NUMBERS));
            case 4, 5 -> JSON.stringNode(dice.of(Texts.ANY));
            case 6 -> JSON.arrayNode().add(anything(depth + 1));
            default -> JSON.objectNode().set(dice.of(List.of("a", "op", "x1", "kind", "own0")), anything(depth + 1));
        };
    }

    /** Returns a copy of a value that differs in one place. */
    JsonNode mutant(JsonNode value) {
        if (value.isEmpty() || dice.chance(15)) {
            return changed(value);
        }
        if (value instanceof ArrayNode array) {
            return inArray(array.deepCopy());
        }
        ObjectNode object = ((ObjectNode) value).deepCopy();
        String name = dice.of(List.copyOf(object.propertyNames()));
        switch (dice.below(8)) {
            case 0, 1 -> object.remove(name);
            case 2 ->
                object.set(dice.of(List.of("x1", "a", "kind", "op", "own1", "d", "p3", "mark")), anything(MAX_DEPTH));
            default -> object.set(name, mutant(Objects.requireNonNull(object.get(name))));
        }
        return object;
    }

    private JsonNode inArray(ArrayNode array) {
        int index = dice.below(array.size());
        switch (dice.below(5)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index));
            default -> array.set(index, mutant(array.get(index)));
        }
        return array;
    }

    private JsonNode changed(JsonNode value) {
        if (value.isNumber() && dice.chance(70)) {
            BigDecimal number = value.decimalValue();
            return JSON.numberNode(
                    switch (dice.below(5)) {
                        case 0 -> number.add(BigDecimal.ONE);
                        case 1 -> number.subtract(BigDecimal.ONE);
                        case 2 -> number.negate();
                        case 3 -> number.add(new BigDecimal("0.5"));
                        default -> number.setScale(Math.max(number.scale(), 1));
                    });
        }
        if (value.isString() && dice.chance(60)) {
            String text = value.stringValue();
            return JSON.stringNode(
                    dice.chance(50)
                            ? text + "x"
                            : text.substring(
                                    Math.min(text.length(), text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1))));
        }
        return anything(dice.chance(50) ? MAX_DEPTH : 0);
    }

    /** Returns frames: some that mostly fit one of the schemas, and their mutants. */
    List<JsonNode> frames(List<JsonNode> schemas, int count) {
        List<JsonNode> frames = new ArrayList<>();
        Optional<JsonNode> before = Optional.empty();
        for (int i = 0; i < count; i++) {
            JsonNode frame = before.isPresent() && dice.chance(45) ? mutant(before.get()) : of(dice.of(schemas));
            before = Optional.of(frame);
            frames.add(frame);
        }
        return frames;
    }
}
