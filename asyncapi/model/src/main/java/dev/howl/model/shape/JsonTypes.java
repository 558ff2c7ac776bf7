package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON types of a shape's values. */
final class JsonTypes {
    private JsonTypes() {}

    /**
     * Returns those that every part allows; empty for any, and {@link Schema.Type#NULL} alone where nothing else is
     * left.
     */
    static Set<Schema.Type> of(Shape shape) {
        Set<Schema.Type> written = shape.keywords()
                .map(Keywords::types)
                .filter(types -> !types.isEmpty())
                .reduce(JsonTypes::both)
                .orElse(null);
        return written == null ? implied(shape) : withoutNull(written);
    }

    /** Schemas without a type still tell it by the values, the members or the items that they name. */
    private static Set<Schema.Type> implied(Shape shape) {
        List<AllowedValue> values = shape.values();
        if (values != null) {
            Set<Schema.Type> types = EnumSet.noneOf(Schema.Type.class);
            values.forEach(value -> types.add(of(value.json())));
            return types;
        }
        boolean named =
                shape.keywords().anyMatch(keywords -> !keywords.properties().isEmpty());
        return named ? Set.of(Schema.Type.OBJECT) : Set.of();
    }

    /** Returns the type of one value. */
    static Schema.Type of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Schema.Type.BOOLEAN;
            case NUMBER -> isInteger(value) ? Schema.Type.INTEGER : Schema.Type.NUMBER;
            case STRING -> Schema.Type.STRING;
            case ARRAY -> Schema.Type.ARRAY;
            case OBJECT -> Schema.Type.OBJECT;
            default -> Schema.Type.NULL;
        };
    }

    /** Returns whether values of these types are all objects. */
    static boolean areObjects(Set<Schema.Type> types) {
        return types.equals(Set.of(Schema.Type.OBJECT));
    }

    /** Returns whether a value may be of both; an integer is a number. */
    static boolean overlap(Set<Schema.Type> some, Set<Schema.Type> others) {
        return some.isEmpty() || others.isEmpty() || !both(some, others).isEmpty();
    }

    static Set<Schema.Type> both(Set<Schema.Type> some, Set<Schema.Type> others) {
        Set<Schema.Type> both = EnumSet.noneOf(Schema.Type.class);
        for (Schema.Type type : some) {
            if (others.contains(type) || (type == Schema.Type.INTEGER && others.contains(Schema.Type.NUMBER))) {
                both.add(type);
            }
        }
        if (some.contains(Schema.Type.NUMBER) && others.contains(Schema.Type.INTEGER)) {
            both.add(Schema.Type.INTEGER);
        }
        return both;
    }

    private static Set<Schema.Type> withoutNull(Set<Schema.Type> types) {
        Set<Schema.Type> others = EnumSet.noneOf(Schema.Type.class);
        others.addAll(types);
        others.remove(Schema.Type.NULL);
        if (others.isEmpty()) {
            return Set.of(Schema.Type.NULL);
        }
        if (others.contains(Schema.Type.NUMBER)) {
            others.remove(Schema.Type.INTEGER);
        }
        return others;
    }

    private static boolean isInteger(@Nullable JsonNode value) {
        return value != null
                && (value.isIntegralNumber()
                        || value.decimalValue().stripTrailingZeros().scale() <= 0);
    }
}
