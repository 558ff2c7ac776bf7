package dev.howl.diff.compare;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The kinds of Java types that values become, as far as a change of them breaks code. */
final class JavaKinds {
    private static final Map<String, String> FORMATS = Map.of(
            "uuid", "UUID",
            "date-time", "Timestamp",
            "date", "LocalDate",
            "time", "TimeOfDay",
            "duration", "CalendarDuration",
            "uri", "URI",
            "uri-reference", "URI");

    private JavaKinds() {}

    /** Returns whether a class is generated of a type. */
    static boolean isClass(Type type) {
        return type instanceof Type.Struct || type instanceof Type.Enumeration || type instanceof Type.Union;
    }

    static String of(Type type, Shape shape) {
        if (shape.extension("x-howl-java-type") != null && type instanceof Type.Scalar) {
            return Objects.requireNonNull(shape.extension("x-howl-java-type"));
        }
        if (type instanceof Type.Scalar scalar) {
            return scalar(scalar.json(), shape);
        }
        if (type instanceof Type.Constant constant) {
            return scalar(typeOf(constant.value()), shape);
        }
        if (type instanceof Type.Enumeration) {
            return "an enumeration";
        }
        if (type instanceof Type.Struct) {
            return "a record";
        }
        if (type instanceof Type.Union) {
            return "a union";
        }
        if (type instanceof Type.MapOf) {
            return "Map";
        }
        if (type instanceof Type.ListOf) {
            return "List";
        }
        return type instanceof Type.BuiltIn ? "Position" : "JsonNode";
    }

    private static Schema.Type typeOf(JsonNode value) {
        if (value.isString()) {
            return Schema.Type.STRING;
        }
        if (value.isBoolean()) {
            return Schema.Type.BOOLEAN;
        }
        return value.isIntegralNumber() ? Schema.Type.INTEGER : Schema.Type.NUMBER;
    }

    private static String scalar(Schema.Type json, Shape shape) {
        return switch (json) {
            case STRING -> text(shape);
            case INTEGER -> integer(shape);
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            default -> "JsonNode";
        };
    }

    /** With bounds of text beside the format it stays a String. */
    private static String text(Shape shape) {
        boolean bounded = shape.keywords()
                .map(Keywords::bounds)
                .anyMatch(
                        bounds -> bounds.minLength() != null || bounds.maxLength() != null || bounds.pattern() != null);
        String format = shape.first(Keywords::format).orElse("");
        return bounded ? "String" : FORMATS.getOrDefault(format, "String");
    }

    /** The base schema decides, which others may only narrow. */
    private static String integer(Shape shape) {
        List<Keywords> typed = shape.keywords()
                .filter(keywords -> keywords.types().contains(Schema.Type.INTEGER))
                .toList();
        Keywords base = typed.isEmpty() ? shape.roots().get(0).keywords() : typed.get(typed.size() - 1);
        Bounds bounds = base.bounds();
        if (Stream.of(bounds.minimum(), bounds.exclusiveMinimum(), bounds.maximum(), bounds.exclusiveMaximum())
                .anyMatch(bound -> isBeyond(bound, BigDecimal.valueOf(Long.MAX_VALUE)))) {
            return "BigInteger";
        }
        boolean small = isInt(bounds.minimum(), bounds.exclusiveMinimum())
                && isInt(bounds.maximum(), bounds.exclusiveMaximum());
        return small || "int32".equals(base.format()) ? "int" : "long";
    }

    private static boolean isInt(@Nullable BigDecimal inclusive, @Nullable BigDecimal exclusive) {
        BigDecimal bound = inclusive == null ? exclusive : inclusive;
        return bound != null && !isBeyond(bound, BigDecimal.valueOf(Integer.MAX_VALUE));
    }

    private static boolean isBeyond(@Nullable BigDecimal bound, BigDecimal most) {
        return bound != null && bound.abs().compareTo(most) > 0;
    }
}
