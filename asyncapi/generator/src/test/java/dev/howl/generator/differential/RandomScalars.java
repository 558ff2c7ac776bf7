package dev.howl.generator.differential;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schemas of texts, numbers and named values. */
final class RandomScalars {
    /** Numbers on both sides of what Java's types hold. */
    static final List<BigDecimal> NUMBERS = List.of(
                    "0",
                    "1",
                    "-1",
                    "2",
                    "3",
                    "7",
                    "10",
                    "0.5",
                    "-2.25",
                    "0.1",
                    "100",
                    "2147483647",
                    "-2147483648",
                    "2147483648",
                    "4294967296",
                    "9007199254740993",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "1E+20",
                    "1E+30",
                    "1.5E-7",
                    "123456.789")
            .stream()
            .map(BigDecimal::new)
            .toList();

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Dice dice;

    RandomScalars(Dice dice) {
        this.dice = dice;
    }

    static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    /** Returns a schema that allows null too, in a few cases. */
    ObjectNode nullable(ObjectNode schema) {
        if (!dice.chance(12) || !schema.path("type").isString()) {
            return schema;
        }
        if (dice.chance(30)) {
            ObjectNode either = JSON.objectNode();
            either.putArray("oneOf").add(schema).add(typed("null"));
            return either;
        }
        String type = schema.path("type").stringValue();
        schema.putArray("type").add(type).add("null");
        if (schema.has("enum")) {
            schema.withArray("enum").add(JSON.nullNode());
        }
        return schema;
    }

    ObjectNode string() {
        ObjectNode schema = typed("string");
        switch (dice.below(8)) {
            case 0 -> schema.put("minLength", dice.below(3));
            case 1 -> schema.put("minLength", 1).put("maxLength", 1 + dice.below(6));
            case 2 -> schema.put("maxLength", dice.below(5));
            case 3 ->
                schema.put(
                        "pattern",
                        dice.of(Texts.PATTERNS.keySet().stream().sorted().toList()));
            case 4, 5 ->
                schema.put(
                        "format",
                        dice.of(Texts.FORMATS.keySet().stream().sorted().toList()));
            case 6 ->
                dice.some(List.of("one", "two", "One", "a b", "", "1", "class"), 5)
                        .forEach(schema.withArray("enum")::add);
            default -> {}
        }
        if (schema.path("enum").isEmpty()) {
            schema.remove("enum");
        }
        return schema;
    }

    ObjectNode number() {
        ObjectNode schema = typed(dice.chance(60) ? "integer" : "number");
        BigDecimal bound = dice.of(NUMBERS);
        switch (dice.below(9)) {
            case 0 -> schema.put("minimum", bound);
            case 1 -> schema.put("maximum", bound);
            case 2 -> schema.put("exclusiveMinimum", bound);
            case 3 -> schema.put("exclusiveMaximum", bound);
            case 4 ->
                schema.put("minimum", bound)
                        .put("maximum", bound.add(dice.of(NUMBERS).abs()));
            case 5 ->
                schema.put(
                        "multipleOf",
                        dice.of(List.of(
                                new BigDecimal("2"), new BigDecimal("0.5"), new BigDecimal("0.01"), BigDecimal.TEN)));
            case 6 -> schema.put("format", dice.of(List.of("int32", "int64", "double", "float")));
            default -> {}
        }
        return schema;
    }

    /** Returns a schema of values that it names. */
    ObjectNode values() {
        ObjectNode schema = JSON.objectNode();
        List<JsonNode> some = dice.some(
                List.of(
                        JSON.stringNode("one"),
                        JSON.stringNode("two"),
                        JSON.numberNode(1),
                        JSON.numberNode(2),
                        JSON.booleanNode(true),
                        JSON.nullNode(),
                        JSON.numberNode(new BigDecimal("1.5")),
                        JSON.arrayNode().add(1)),
                4);
        if (some.isEmpty() || dice.chance(40)) {
            return schema.set("const", some.isEmpty() ? JSON.stringNode("one") : some.get(0));
        }
        some.forEach(schema.withArray("enum")::add);
        return schema;
    }
}
