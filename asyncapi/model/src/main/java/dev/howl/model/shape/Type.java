package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The kind of type that a shape is, whatever the language: one level deep, since what is inside are shapes again. Null
 * is not part of it, see {@link Shape#isNullable()}.
 */
public sealed interface Type {
    /** A position in the events of a channel. */
    String POSITION = "position";

    /** Any value: nothing is said of it. */
    record Any() implements Type {}

    /** A type of Howl's own, which {@code x-howl-type} names. */
    record BuiltIn(String name) implements Type {}

    /** A text, number or boolean; {@code json} is none of the others. */
    record Scalar(Schema.Type json) implements Type {}

    /** One scalar. */
    record Constant(JsonNode value) implements Type {}

    /** One of several scalars. */
    record Enumeration(List<AllowedValue> values) implements Type {}

    /** An object with members that have names. */
    record Struct(Map<String, Member> members) implements Type {}

    /** An object of which no member has a name. */
    record MapOf(@Nullable Shape values) implements Type {}

    /** An array; {@code items} is {@code null} where they may be anything, or differ from place to place. */
    record ListOf(@Nullable Shape items) implements Type {}

    /** One of several types that differ in JSON. */
    record Union(List<Branch> branches) implements Type {}

    /**
     * A branch of a union.
     *
     * @param shape all that applies to its values
     * @param schema the schema of the branch; {@code null} where a JSON type is all that it is
     * @param marks true of every value of the branch; no value of another branch is expected to have all of them
     */
    record Branch(Shape shape, @Nullable Schema schema, List<Mark> marks) {}

    /**
     * Values that only a JSON tree can hold.
     *
     * @param alike two alternatives that nothing distinguishes; empty where the reason is another
     */
    record Opaque(String reason, List<Shape> alike) implements Type {
        Opaque(String reason) {
            this(reason, List.of());
        }

        /**
         * Returns a value that both alternatives accept, as JSON; empty where none was found. Takes a validator's time.
         */
        public Optional<String> witness() {
            return alike.isEmpty()
                    ? Optional.empty()
                    : Witness.of(alike.get(0), alike.get(1)).map(JsonNode::toString);
        }
    }

    /** Returns the type of a shape. */
    static Type of(Shape shape) {
        if (POSITION.equals(shape.extension("x-howl-type"))) {
            return new BuiltIn(POSITION);
        }
        List<Branches> alternatives = shape.alternatives();
        if (!alternatives.isEmpty()) {
            return alternatives.size() == 1
                    ? Unions.of(shape, alternatives.get(0))
                    : new Opaque("several lists of alternatives apply to one value");
        }
        return ofValues(shape).orElseGet(() -> ofTypes(shape));
    }

    private static Optional<Type> ofValues(Shape shape) {
        List<AllowedValue> values = shape.values();
        if (values == null) {
            return Optional.empty();
        }
        if (values.isEmpty()) {
            return Optional.of(
                    shape.isNullable() ? new Any() : new Opaque("no value satisfies all of its constraints"));
        }
        if (values.stream().anyMatch(value -> value.json().isContainer())) {
            boolean alone = values.size() == 1 && !shape.types().isEmpty();
            return alone ? Optional.empty() : Optional.of(new Opaque("a value of the enumeration is not a scalar"));
        }
        boolean constant = values.size() == 1 && shape.keywords().anyMatch(keywords -> keywords.constant() != null);
        return Optional.of(constant ? new Constant(values.get(0).json()) : new Enumeration(values));
    }

    private static Type ofTypes(Shape shape) {
        Set<Schema.Type> types = shape.types();
        if (types.isEmpty()) {
            return new Any();
        }
        if (types.size() > 1) {
            return Unions.ofTypes(shape, types);
        }
        Schema.Type type = types.iterator().next();
        return switch (type) {
            case OBJECT -> shape.members().isEmpty() ? new MapOf(shape.others().values()) : new Struct(shape.members());
            case ARRAY -> new ListOf(shape.items().orElse(null));
            case NULL -> shape.isNullable() ? new Any() : new Opaque("no value satisfies all of its constraints");
            default -> new Scalar(type);
        };
    }
}
