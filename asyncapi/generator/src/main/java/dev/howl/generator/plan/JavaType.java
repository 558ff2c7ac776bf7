package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.TextPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A class that a schema becomes. */
public sealed interface JavaType {
    ClassName name();

    Schema schema();

    /**
     * A record.
     *
     * @param components in the order of the schema
     * @param constants properties whose value the schema fixes: written, never a component
     * @param presence which components stand for one another, {@code null} where none do
     * @param additional the members that no component describes; {@code null} where they are dropped
     * @param body what it is written as
     */
    record RecordType(
            ClassName name,
            Schema schema,
            List<Component> components,
            List<Constant> constants,
            @Nullable Presence presence,
            @Nullable Additional additional,
            Body body)
            implements JavaType {
        /** The components that a caller must name. */
        public List<Component> required() {
            return components.stream().filter(Component::required).toList();
        }
    }

    /**
     * The component that holds the members of an object which no other component describes.
     *
     * @param component the last one of its record, a map
     * @param reserved members that are never in the map: those of other components, constants, and of the runtime
     * @param ignored those of them that are no component, which reading passes over
     */
    record Additional(Component component, List<String> reserved, List<String> ignored) {}

    /** What a record is written as. */
    sealed interface Body {
        /** A JSON object with a property for each component. */
        record Properties() implements Body {}

        /** The JSON value that is its only component. */
        record Value() implements Body {}

        /**
         * A text that is not JSON.
         *
         * @param constants what it may be, empty for others
         * @param regex what is found in it, {@code null} for others
         * @param groups the named groups of the expression, in the order of the components
         * @param template what it is written of; {@code null} where a component holds the whole
         */
        record Text(
                List<String> constants,
                @Nullable String regex,
                List<String> groups,
                @Nullable List<TextPattern.Piece> template)
                implements Body {}
    }

    /** A string, a number or a boolean of a set that may grow. */
    record EnumType(ClassName name, Schema schema, List<EnumValue> values) implements JavaType {
        /** Returns whether all values are strings. */
        public boolean isText() {
            return values.stream().allMatch(value -> value.value().isString());
        }
    }

    /** A value of an enumeration, and what the contract says about it. */
    record EnumValue(
            JsonNode value,
            @Nullable String title,
            @Nullable String description) {
        static EnumValue of(JsonNode value) {
            return new EnumValue(value, null, null);
        }
    }

    /**
     * One of several records, told apart by a constant property.
     *
     * @param property the property that tells them apart
     */
    record UnionType(ClassName name, Schema schema, String property, List<Member> members) implements JavaType {}

    /** A record of a union and the constant that tells it. */
    record Member(ClassName name, String value) {}

    /**
     * A component of a record.
     *
     * @param property as on the wire
     * @param name as in Java
     * @param type never primitive where the component may be absent
     * @param optional whether its accessor may answer {@code null}
     * @param required whether the schema requires the property
     * @param defaultValue stands in for an absent property
     * @param filledBy what an SDK fills it with by itself ({@code x-howl-filled-by})
     */
    record Component(
            String property,
            String name,
            TypeName type,
            boolean optional,
            boolean required,
            com.palantir.javapoet.@Nullable CodeBlock defaultValue,
            @Nullable String filledBy,
            Schema schema) {}

    /** A property whose value the schema fixes. */
    record Constant(
            String property, String name, TypeName type, com.palantir.javapoet.CodeBlock value, Schema schema) {}
}
