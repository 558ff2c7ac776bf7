package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.runtime.CalendarDuration;
import dev.howl.runtime.TimeOfDay;
import dev.howl.runtime.Timestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Java types of JSON's scalars. */
public final class ScalarTypes {
    /** Constants, because a name of JavaPoet is compared by its text, which each instance makes once. */
    public static final ClassName STRING = ClassName.get(String.class);

    static final ClassName BIG_INTEGER = ClassName.get(BigInteger.class);
    static final ClassName BIG_DECIMAL = ClassName.get(BigDecimal.class);
    public static final ClassName LIST = ClassName.get(List.class);
    static final ClassName UUID_CLASS = ClassName.get(UUID.class);
    static final ClassName ANY = ClassName.get(JsonNode.class);

    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, ClassName> FORMATS = Map.of(
            "uuid", UUID_CLASS,
            "date-time", ClassName.get(Timestamp.class),
            "date", ClassName.get(LocalDate.class),
            "time", ClassName.get(TimeOfDay.class),
            "duration", ClassName.get(CalendarDuration.class),
            "uri", ClassName.get(URI.class),
            "uri-reference", ClassName.get(URI.class));

    private ScalarTypes() {}

    /** Returns the type of scalars of a JSON type: that of the base schema, which others may only narrow. */
    static TypeName of(Schema.Type json, Shape shape) {
        return switch (json) {
            case STRING -> string(shape);
            case INTEGER -> integer(base(shape, json));
            case NUMBER -> number(base(shape, json));
            case BOOLEAN -> TypeName.BOOLEAN;
            default -> ANY;
        };
    }

    /** Returns the type of a constant. */
    static TypeName of(JsonNode constant, Shape shape) {
        return switch (constant.getNodeType()) {
            case STRING -> string(shape);
            case BOOLEAN -> TypeName.BOOLEAN;
            case NUMBER -> constant.isIntegralNumber() ? integer(base(shape, Schema.Type.INTEGER)) : TypeName.DOUBLE;
            default -> ANY;
        };
    }

    private static Schema.Keywords base(Shape shape, Schema.Type json) {
        List<Schema.Keywords> parts = shape.keywords()
                .filter(keywords -> keywords.types().contains(json))
                .toList();
        return parts.isEmpty() ? shape.roots().get(0).keywords() : parts.get(parts.size() - 1);
    }

    private static TypeName string(Shape shape) {
        boolean bounded = shape.keywords().anyMatch(keywords -> hasTextBounds(keywords.bounds()));
        Schema.Keywords formatted = shape.keywords()
                .filter(keywords -> keywords.format() != null)
                .findFirst()
                .orElse(shape.roots().get(0).keywords());
        return bounded ? STRING : string(formatted);
    }

    /** Returns the class of a text with a format; with bounds of text beside the format it stays a {@code String}. */
    static TypeName string(Schema.Keywords keywords) {
        ClassName type = keywords.format() == null ? null : FORMATS.get(keywords.format());
        return type == null || hasTextBounds(keywords.bounds()) ? STRING : type;
    }

    /**
     * {@code int} where the bounds or the format say that it is enough, {@link BigInteger} where a bound exceeds a
     * {@code
     * long} or the document chooses it, otherwise {@code long}.
     */
    static TypeName integer(Schema.Keywords keywords) {
        Schema.Bounds limits = keywords.bounds();
        if (asksFor("BigInteger", keywords)
                || Stream.of(limits.minimum(), limits.exclusiveMinimum(), limits.maximum(), limits.exclusiveMaximum())
                        .anyMatch(ScalarTypes::isBeyondLong)) {
            return BIG_INTEGER;
        }
        if ("int32".equals(keywords.format())) {
            return TypeName.INT;
        }
        Schema.Bounds bounds = keywords.bounds();
        boolean small = isInt(bounds.minimum(), bounds.exclusiveMinimum())
                && isInt(bounds.maximum(), bounds.exclusiveMaximum());
        return small ? TypeName.INT : TypeName.LONG;
    }

    /** {@code double}, or {@link BigDecimal} where the document chooses it. */
    static TypeName number(Schema.Keywords keywords) {
        return asksFor("BigDecimal", keywords) ? BIG_DECIMAL : TypeName.DOUBLE;
    }

    /** Returns whether a type needs every digit of a number. */
    public static boolean isExact(TypeName type) {
        return type.equals(BIG_DECIMAL) || type.equals(BIG_INTEGER);
    }

    private static boolean asksFor(String type, Schema.Keywords keywords) {
        JsonNode asked = keywords.extensions().get("x-howl-java-type");
        return asked != null && asked.isString() && asked.stringValue().equals(type);
    }

    private static boolean isBeyondLong(@Nullable BigDecimal bound) {
        return bound != null && (bound.compareTo(LEAST_LONG) < 0 || bound.compareTo(MOST_LONG) > 0);
    }

    private static boolean isInt(@Nullable BigDecimal inclusive, @Nullable BigDecimal exclusive) {
        BigDecimal bound = inclusive == null ? exclusive : inclusive;
        return bound != null && bound.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private static boolean hasTextBounds(Schema.Bounds bounds) {
        return bounds.minLength() != null || bounds.maxLength() != null || bounds.pattern() != null;
    }
}
