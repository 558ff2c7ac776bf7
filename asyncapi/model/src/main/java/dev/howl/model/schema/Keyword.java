package dev.howl.model.schema;

import dev.howl.model.schema.Schema.Bounds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A keyword of JSON Schema draft-07 or of AsyncAPI's Schema Object, and its use. Code that treats keywords alike reads
 * these rows, and the table in the guide is generated from them.
 */
public enum Keyword {
    TYPE("type", Effect.SHAPE, "decides the type; several types are a union, `null` makes the value nullable"),
    PROPERTIES("properties", Effect.SHAPE, "are the components of a record"),
    REQUIRED("required", Effect.SHAPE, "makes components mandatory"),
    ADDITIONAL_PROPERTIES(
            "additionalProperties",
            Effect.SHAPE,
            "is the component `additional`, or `Map<String, T>` where it is alone"),
    ITEMS("items", Effect.SHAPE, "is the type in `List<T>`; as a list of schemas it is enforced by validation"),
    ENUM("enum", Effect.SHAPE, "is a class that keeps unknown values"),
    CONST("const", Effect.SHAPE, "is not a component where it is required: it is written by itself"),
    ALL_OF("allOf", Effect.SHAPE, "joins schemas into one type"),
    ONE_OF("oneOf", Effect.SHAPE, "is a sealed interface where something distinguishes the alternatives"),
    ANY_OF("anyOf", Effect.SHAPE, "is a sealed interface where something distinguishes the alternatives"),
    DISCRIMINATOR("discriminator", Effect.SHAPE, "distinguishes alternatives by the names of their schemas"),
    FORMAT(
            "format",
            Effect.SHAPE,
            "chooses a class of its own for some texts; validation asserts all formats of draft-07"),
    DEFAULT("default", Effect.SHAPE, "stands in for an absent component"),
    REF("$ref", Effect.SHAPE, "stands for the schema that it refers to"),

    MIN_LENGTH("minLength", Schema.Type.STRING),
    MAX_LENGTH("maxLength", Schema.Type.STRING),
    PATTERN("pattern", Schema.Type.STRING),
    MINIMUM("minimum", Schema.Type.NUMBER),
    MAXIMUM("maximum", Schema.Type.NUMBER),
    EXCLUSIVE_MINIMUM("exclusiveMinimum", Schema.Type.NUMBER),
    EXCLUSIVE_MAXIMUM("exclusiveMaximum", Schema.Type.NUMBER),
    MULTIPLE_OF("multipleOf", Schema.Type.NUMBER),
    MIN_ITEMS("minItems", Schema.Type.ARRAY),
    MAX_ITEMS("maxItems", Schema.Type.ARRAY),
    UNIQUE_ITEMS("uniqueItems", Schema.Type.ARRAY),
    MIN_PROPERTIES(
            "minProperties",
            Schema.Type.OBJECT,
            "is enforced by the constructor, but of a record that drops unknown members by validation alone"),
    MAX_PROPERTIES(
            "maxProperties",
            Schema.Type.OBJECT,
            "is enforced by the constructor, which counts the members that the record holds"),

    PATTERN_PROPERTIES("patternProperties", Effect.VALIDATION, "has its members in the component `additional`"),
    ADDITIONAL_ITEMS("additionalItems", Effect.VALIDATION, "leaves items any value"),
    CONTAINS("contains", Effect.VALIDATION, "leaves the type as it is"),
    PROPERTY_NAMES("propertyNames", Effect.VALIDATION, "leaves the type as it is"),
    DEPENDENCIES("dependencies", Effect.VALIDATION, "leaves the type as it is"),
    NOT("not", Effect.VALIDATION, "leaves the type as it is"),
    IF("if", Effect.VALIDATION, "leaves the type as it is"),
    THEN("then", Effect.VALIDATION, "leaves the type as it is"),
    ELSE("else", Effect.VALIDATION, "leaves the type as it is"),

    TITLE("title", Effect.WORDS, "is Javadoc, and names alternatives without a name"),
    DESCRIPTION("description", Effect.WORDS, "is Javadoc"),
    EXAMPLES("examples", Effect.WORDS, "is in the docs"),
    DEPRECATED("deprecated", Effect.WORDS, "is in the docs"),
    EXTERNAL_DOCS("externalDocs", Effect.WORDS, "is in the docs"),
    READ_ONLY("readOnly", Effect.WORDS, "is in the docs"),
    WRITE_ONLY("writeOnly", Effect.WORDS, "is in the docs"),
    COMMENT("$comment", Effect.WORDS, "is for authors, and not shown (JSON Schema draft-07, Core 9)"),
    CONTENT_ENCODING("contentEncoding", Effect.WORDS, "leaves the text as it is, and is in the docs"),
    CONTENT_MEDIA_TYPE("contentMediaType", Effect.WORDS, "leaves the text as it is, and is in the docs");

    /** The effect of a keyword. */
    public enum Effect {
        /** It decides the type. */
        SHAPE,
        /** The constructor of a record enforces it, and so does the validation of frames. */
        BOUND,
        /** Only the validation of frames enforces it. */
        VALIDATION,
        /** It is documentation. */
        WORDS
    }

    private static final Map<Schema.Type, List<Keyword>> BOUNDS = bounds();

    private final String word;
    private final Effect effect;
    private final String outcome;
    private final Schema.@Nullable Type type;

    Keyword(String word, Effect effect, String outcome) {
        this.word = word;
        this.effect = effect;
        this.outcome = outcome;
        this.type = null;
    }

    Keyword(String word, Schema.Type type) {
        this(word, type, "is enforced by the constructor");
    }

    Keyword(String word, Schema.Type type, String outcome) {
        this.word = word;
        this.effect = Effect.BOUND;
        this.outcome = outcome;
        this.type = type;
    }

    /** Returns the bounds of values of a type; those of integers are the bounds of numbers. */
    public static List<Keyword> boundsOf(Schema.Type type) {
        return BOUNDS.getOrDefault(type, List.of());
    }

    private static Map<Schema.Type, List<Keyword>> bounds() {
        Map<Schema.Type, List<Keyword>> bounds = new EnumMap<>(Schema.Type.class);
        for (Schema.Type type : Schema.Type.values()) {
            Schema.Type wide = type == Schema.Type.INTEGER ? Schema.Type.NUMBER : type;
            bounds.put(
                    type,
                    Stream.of(values()).filter(keyword -> keyword.type == wide).toList());
        }
        return bounds;
    }

    /** Returns the keywords with an effect, in the order of the rows. */
    public static Stream<Keyword> with(Effect effect) {
        return Stream.of(values()).filter(keyword -> keyword.effect == effect);
    }

    /** Returns the keyword as it is written. */
    public String word() {
        return word;
    }

    /** Returns the effect of the keyword. */
    public Effect effect() {
        return effect;
    }

    /** Returns the use of the keyword, as the end of a sentence in Markdown. */
    public String outcome() {
        return outcome;
    }

    /** Returns the value of a bound: a count, a number, a pattern, or {@code true}; {@code null} where it is absent. */
    public @Nullable Object of(Bounds bounds) {
        return switch (this) {
            case MIN_LENGTH -> bounds.minLength();
            case MAX_LENGTH -> bounds.maxLength();
            case PATTERN -> bounds.pattern();
            case MINIMUM -> bounds.minimum();
            case MAXIMUM -> bounds.maximum();
            case EXCLUSIVE_MINIMUM -> bounds.exclusiveMinimum();
            case EXCLUSIVE_MAXIMUM -> bounds.exclusiveMaximum();
            case MULTIPLE_OF -> bounds.multipleOf();
            case MIN_ITEMS -> bounds.minItems();
            case MAX_ITEMS -> bounds.maxItems();
            case UNIQUE_ITEMS -> bounds.uniqueItems() ? Boolean.TRUE : null;
            case MIN_PROPERTIES -> bounds.minProperties();
            case MAX_PROPERTIES -> bounds.maxProperties();
            default -> null;
        };
    }
}
