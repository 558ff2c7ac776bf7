package dev.howl.diff.schema;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The JSON types of a shape's values as validation sees them, without {@code null}; {@code NUMBER} includes integers. */
record TypeSet(Set<Schema.Type> types) {
    private static final Set<Schema.Type> ALL = EnumSet.of(
            Schema.Type.BOOLEAN, Schema.Type.OBJECT, Schema.Type.ARRAY, Schema.Type.NUMBER, Schema.Type.STRING);

    static TypeSet of(Shape shape) {
        List<AllowedValue> values = NamedValues.of(shape);
        if (values != null) {
            return new TypeSet(values.stream().map(value -> of(value.json())).collect(Collectors.toSet()));
        }
        TypeSet all = new TypeSet(ALL);
        for (Schema part : shape.parts()) {
            Set<Schema.Type> written = part.keywords().types();
            if (part.keywords().json().isBoolean() && !part.keywords().json().booleanValue()) {
                return new TypeSet(Set.of());
            }
            if (NullAcceptance.hasOnlyNullBranches(part.keywords())) {
                return new TypeSet(Set.of());
            }
            all = written.isEmpty() ? all : all.and(new TypeSet(written));
        }
        return all;
    }

    private static Schema.Type of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Schema.Type.BOOLEAN;
            case NUMBER ->
                value.isIntegralNumber()
                                || value.decimalValue().stripTrailingZeros().scale() <= 0
                        ? Schema.Type.INTEGER
                        : Schema.Type.NUMBER;
            case STRING -> Schema.Type.STRING;
            case ARRAY -> Schema.Type.ARRAY;
            case OBJECT -> Schema.Type.OBJECT;
            default -> Schema.Type.NULL;
        };
    }

    /** Returns the types of values that are of both. */
    TypeSet and(TypeSet other) {
        Set<Schema.Type> both = EnumSet.noneOf(Schema.Type.class);
        for (Schema.Type type : Schema.Type.values()) {
            if (type != Schema.Type.NULL && has(type) && other.has(type)) {
                both.add(type);
            }
        }
        if (both.contains(Schema.Type.NUMBER)) {
            both.remove(Schema.Type.INTEGER);
        }
        return new TypeSet(both);
    }

    /** Returns whether all values of a type are of one of these. */
    boolean has(Schema.Type type) {
        return types.contains(type) || (type == Schema.Type.INTEGER && types.contains(Schema.Type.NUMBER));
    }

    /** Returns whether every value of the other types is of these. */
    boolean covers(TypeSet other) {
        return other.types.stream().allMatch(this::has);
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** Returns whether some values are numbers. */
    boolean hasNumbers() {
        return has(Schema.Type.INTEGER);
    }

    /** Returns whether all numbers among the values are integers. */
    boolean hasIntegersOnly() {
        return hasNumbers() && !has(Schema.Type.NUMBER);
    }

    @Override
    public String toString() {
        if (types.isEmpty()) {
            return "no type";
        }
        return types.containsAll(ALL)
                ? "any type"
                : types.stream()
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" or "));
    }
}
