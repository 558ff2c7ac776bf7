package dev.howl.model.shape;

import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.schema.Schema.Type;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON types of a shape's values. */
final class JsonTypes {
    private JsonTypes() {}

    /** Returns those that every part allows; empty for any, and {@link Type#NULL} alone where nothing else is left. */
    static Set<Type> of(Shape shape) {
        Set<Type> written = shape.keywords()
                .map(Keywords::types)
                .filter(types -> !types.isEmpty())
                .reduce(JsonTypes::both)
                .orElse(null);
        return written == null ? implied(shape) : withoutNull(written);
    }

    /** Schemas without a type still tell it by the values, the members or the items that they name. */
    private static Set<Type> implied(Shape shape) {
        List<AllowedValue> values = shape.values();
        if (values != null) {
            Set<Type> types = EnumSet.noneOf(Type.class);
            values.forEach(value -> types.add(of(value.json())));
            return types;
        }
        boolean named =
                shape.keywords().anyMatch(keywords -> !keywords.properties().isEmpty());
        return named ? Set.of(Type.OBJECT) : Set.of();
    }

    /** Returns the type of one value. */
    static Type of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Type.BOOLEAN;
            case NUMBER -> isInteger(value) ? Type.INTEGER : Type.NUMBER;
            case STRING -> Type.STRING;
            case ARRAY -> Type.ARRAY;
            case OBJECT -> Type.OBJECT;
            default -> Type.NULL;
        };
    }

    /** Returns whether values of these types are all objects. */
    static boolean areObjects(Set<Type> types) {
        return types.equals(Set.of(Type.OBJECT));
    }

    /** Returns whether a value may be of both; an integer is a number. */
    static boolean overlap(Set<Type> some, Set<Type> others) {
        return some.isEmpty() || others.isEmpty() || !both(some, others).isEmpty();
    }

    static Set<Type> both(Set<Type> some, Set<Type> others) {
        Set<Type> both = EnumSet.noneOf(Type.class);
        for (Type type : some) {
            if (others.contains(type) || (type == Type.INTEGER && others.contains(Type.NUMBER))) {
                both.add(type);
            }
        }
        if (some.contains(Type.NUMBER) && others.contains(Type.INTEGER)) {
            both.add(Type.INTEGER);
        }
        return both;
    }

    private static Set<Type> withoutNull(Set<Type> types) {
        Set<Type> others = EnumSet.noneOf(Type.class);
        others.addAll(types);
        others.remove(Type.NULL);
        if (others.isEmpty()) {
            return Set.of(Type.NULL);
        }
        if (others.contains(Type.NUMBER)) {
            others.remove(Type.INTEGER);
        }
        return others;
    }

    private static boolean isInteger(@Nullable JsonNode value) {
        return value != null
                && (value.isIntegralNumber()
                        || value.decimalValue().stripTrailingZeros().scale() <= 0);
    }
}
