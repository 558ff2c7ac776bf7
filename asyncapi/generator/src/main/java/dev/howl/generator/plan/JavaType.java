package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.howl.model.schema.TextPattern;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Mark;
import dev.howl.model.shape.PresenceRule;
import dev.howl.model.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A class that a shape becomes. */
public sealed interface JavaType {
    ClassName name();

    Shape shape();

    /**
     * A record.
     *
     * @param components in the order of the schema
     * @param constants properties whose value the schema fixes: written, never a component
     * @param presence which components stand for one another
     * @param others what keeps the members that no component describes; {@code null} where they are dropped
     * @param body what it is written as
     */
    record RecordType(
            ClassName name,
            Shape shape,
            List<Component> components,
            List<Constant> constants,
            List<PresenceRule> presence,
            @Nullable Others others,
            Body body)
            implements JavaType {
        /** Returns the components that a caller must name. */
        public List<Component> required() {
            return components.stream().filter(Component::required).toList();
        }
    }

    /**
     * The members of an object that its last component holds, since no other describes them.
     *
     * @param reserved members that are never among them: those of other components, constants, and of the runtime
     * @param ignored those of them that are not components, which readers ignore
     */
    record Others(List<String> reserved, List<String> ignored) {}

    /** The wire format of a record. */
    sealed interface Body {
        /** A JSON object with a property for each component. */
        record Properties() implements Body {}

        /** The JSON value that is its only component. */
        record Value() implements Body {}

        /** The bytes of a binary frame, which are its only component; it is a class and no record. */
        record Bytes() implements Body {}

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
    record EnumType(ClassName name, Shape shape, List<AllowedValue> values) implements JavaType {
        /** Returns whether all values are strings. */
        public boolean isText() {
            return values.stream().allMatch(value -> value.json().isString());
        }
    }

    /**
     * A sealed interface whose alternatives differ in JSON.
     *
     * @param unknown simple name of the record inside of it that holds any other value
     */
    record UnionType(ClassName name, Shape shape, List<Alternative> alternatives, String unknown) implements JavaType {}

    /** An alternative of a union; {@code marks} are true of its values and of no others. */
    sealed interface Alternative {
        List<Mark> marks();

        /** A class that implements the union. */
        record Implementation(ClassName type, List<Mark> marks) implements Alternative {}

        /**
         * A value of a class that cannot implement the union, in a record inside of it.
         *
         * @param record the record's simple name
         */
        record Wrapper(String record, TypeName type, Shape shape, List<Mark> marks) implements Alternative {}
    }

    /** The content of a component. */
    enum Holds {
        /** The value of a member. */
        VALUE,
        /** The value of a member that may be absent or {@code null}, which differ. */
        FIELD,
        /** Members without a component of their own, by name. */
        OTHERS
    }

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
            Holds holds,
            boolean optional,
            boolean required,
            @Nullable CodeBlock defaultValue,
            @Nullable String filledBy,
            Shape shape) {
        /** Returns the document's words on it, {@code null} where it has none. */
        public @Nullable String description() {
            return shape.first(keywords -> keywords.description())
                    .or(() -> shape.first(keywords -> keywords.title()))
                    .orElse(null);
        }
    }

    /** A property whose value the schema fixes. */
    record Constant(String property, String name, TypeName type, CodeBlock value, JsonNode json) {}
}
