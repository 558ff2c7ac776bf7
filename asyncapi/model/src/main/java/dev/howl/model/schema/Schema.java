package dev.howl.model.schema;

import dev.howl.model.diagnostic.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A schema (AsyncAPI 3.0 Schema Object). A reference is not a schema: whoever refers gets the very object that it
 * refers
 * to, so that a recursive schema is a cycle of objects. Identity is equality.
 */
public final class Schema {
    private final Identity identity;
    private final Supplier<Keywords> keywords;

    /** @param keywords called on first use, when everything that the schema refers to exists */
    public Schema(Identity identity, Supplier<Keywords> keywords) {
        this.identity = identity;
        this.keywords = keywords;
    }

    /**
     * The identity of a schema.
     *
     * @param name its key in {@code components.schemas}, or at the top of a file of schemas, or the name of a file that
     *     is a schema; {@code null} for an inline schema
     * @param pointer JSON Pointer within its file
     */
    public record Identity(@Nullable String name, String pointer, Location location) {}

    /** A JSON type. */
    public enum Type {
        NULL,
        BOOLEAN,
        OBJECT,
        ARRAY,
        NUMBER,
        STRING,
        INTEGER
    }

    /** The content of {@code additionalProperties}. */
    public sealed interface Additional {
        /** The only instance that readers make of {@link Allowed}. */
        Additional ALLOWED = new Allowed();

        /** Anything (also where the keyword is absent). */
        record Allowed() implements Additional {}

        /** Nothing. */
        record Forbidden() implements Additional {}

        /** Whatever fits a schema. */
        record Typed(Schema schema) implements Additional {}
    }

    /** Bounds that a constructor can enforce; {@code null} where a keyword is absent. */
    public record Bounds(
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal exclusiveMinimum,
            @Nullable BigDecimal exclusiveMaximum,
            @Nullable BigDecimal multipleOf,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            boolean uniqueItems,
            @Nullable Integer minProperties,
            @Nullable Integer maxProperties) {
        /** None at all. */
        public static final Bounds NONE =
                new Bounds(null, null, null, null, null, null, null, null, null, null, false, null, null);
    }

    /**
     * The keywords of a schema.
     *
     * @param types empty for any
     * @param enumValues empty where the keyword is absent
     * @param constant {@code null} where the keyword is absent
     * @param unsupported keywords that constrain values and that no generated type can express (such as {@code if},
     *     {@code patternProperties}, {@code not}), with their places
     * @param extensions {@code x-*}, as written
     * @param subschemas every schema directly inside, also under keywords that no other component names, by JSON
     *     Pointer relative to this schema ({@code /properties/text}, {@code /not})
     * @param json the schema as written, references not followed
     */
    public record Keywords(
            Set<Type> types,
            Map<String, Schema> properties,
            Set<String> required,
            Additional additional,
            @Nullable Schema items,
            List<JsonNode> enumValues,
            @Nullable JsonNode constant,
            @Nullable JsonNode defaultValue,
            @Nullable String format,
            Bounds bounds,
            List<Schema> oneOf,
            List<Schema> anyOf,
            List<Schema> allOf,
            @Nullable String discriminator,
            @Nullable String title,
            @Nullable String description,
            boolean deprecated,
            Map<String, Location> unsupported,
            Map<String, JsonNode> extensions,
            Map<String, Schema> subschemas,
            JsonNode json) {
        /**
         * Creates a schema with few keywords.
         *
         * @param types empty for any
         */
        public static Keywords open(
                Set<Type> types, @Nullable String description, Map<String, Location> unsupported, JsonNode json) {
            return new Keywords(
                    types,
                    Map.of(),
                    Set.of(),
                    Additional.ALLOWED,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    Bounds.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    description,
                    false,
                    unsupported,
                    Map.of(),
                    Map.of(),
                    json);
        }
    }

    /** Returns a schema for a part of a value that a document implies, and does not describe. */
    public static Schema implied(Set<Type> types, @Nullable String description, Location location) {
        Keywords keywords = Keywords.open(types, description, Map.of(), JsonNodeFactory.instance.objectNode());
        return new Schema(new Identity(null, "", location), () -> keywords);
    }

    public @Nullable String name() {
        return identity.name();
    }

    public String pointer() {
        return identity.pointer();
    }

    public Location location() {
        return identity.location();
    }

    /** Returns its keywords. */
    public Keywords keywords() {
        return keywords.get();
    }

    /** Returns a text extension such as {@code x-howl-name}, {@code null} where it is absent. */
    public @Nullable String extension(String name) {
        JsonNode value = keywords().extensions().get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** Returns {@code true} if an extension is present with the value {@code true}. */
    public boolean hasFlag(String name) {
        JsonNode value = keywords().extensions().get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    @Override
    public String toString() {
        return location() + "#" + pointer();
    }
}
