package dev.howl.comparison;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random schemas that share a base with a {@code discriminator}, and random changes of them. */
final class FamilyDice {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BASE = "Base";
    private static final List<String> HEIRS = List.of("Cat", "Dog", "Owl");
    private static final String SCHEMAS = "#/components/schemas/";

    private FamilyDice() {}

    /** Returns components with a random schema, which may refer to heirs of a base. */
    static ObjectNode components(SchemaDice dice) {
        if (!dice.oneIn(4)) {
            return DiceDocument.both(dice.schema(3));
        }
        ObjectNode union = JSON.objectNode();
        ArrayNode branches = union.putArray(dice.any(List.of("oneOf", "anyOf")));
        HEIRS.subList(0, 2 + dice.roll(2)).forEach(heir -> branches.addObject().put("$ref", SCHEMAS + heir));
        ObjectNode value = union;
        if (dice.oneIn(2)) {
            value = dice.object(1);
            value.withObject("/properties").set(dice.any(SchemaDice.NAMES), union);
        }
        ObjectNode components = DiceDocument.both(value);
        components.set(BASE, base(dice));
        HEIRS.forEach(heir -> components.set(heir, heir(dice)));
        return components;
    }

    private static ObjectNode base(SchemaDice dice) {
        ObjectNode base = dice.object(0).without("additionalProperties");
        base.put("discriminator", "kind");
        base.withObject("/properties").putObject("kind").put("type", "string");
        base.withArray("/required").add("kind");
        return base;
    }

    private static ObjectNode heir(SchemaDice dice) {
        ObjectNode heir = JSON.objectNode();
        heir.putArray("allOf").addObject().put("$ref", SCHEMAS + BASE);
        if (dice.oneIn(3)) {
            heir.withArray("/allOf").add(dice.object(0).without("additionalProperties"));
        } else {
            heir.setAll(dice.object(1).without("additionalProperties"));
        }
        return heir;
    }

    /** Returns components with a change of one schema. */
    static ObjectNode changed(SchemaDice dice, ObjectNode components) {
        ObjectNode copy = components.deepCopy();
        if (!copy.has(BASE) || dice.oneIn(2)) {
            ObjectNode value = (ObjectNode) copy.at("/Up/properties/v");
            copy.setAll(DiceDocument.both(RandomChange.of(dice, value)));
            return copy;
        }
        ObjectNode base = (ObjectNode) copy.path(BASE);
        switch (dice.roll(6)) {
            case 0 -> base.remove("discriminator");
            case 1 ->
                base.put("discriminator", "a")
                        .withObject("/properties")
                        .putObject("a")
                        .put("type", "string");
            case 2 ->
                base.withObject("/properties")
                        .putObject("kind")
                        .putArray("enum")
                        .add("Cat")
                        .add("Owl");
            case 3 -> rename(copy, dice.any(HEIRS));
            case 4 -> copy.set(BASE, RandomChange.of(dice, base));
            default -> {
                String heir = dice.any(HEIRS);
                copy.set(heir, RandomChange.of(dice, (ObjectNode) copy.path(heir)));
            }
        }
        return copy;
    }

    /** Gives an heir another name, which is the value of the discriminator. */
    private static void rename(ObjectNode components, String heir) {
        components.set("Elk", components.remove(heir));
        String text = components.toString().replace("\"" + SCHEMAS + heir + "\"", "\"" + SCHEMAS + "Elk\"");
        components.removeAll();
        components.setAll((ObjectNode) DiceDocument.parse(text));
    }
}
