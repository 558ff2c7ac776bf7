package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** JSON values as Java expressions. */
public final class Literals {
    private static final Map<TypeName, Function<String, Object>> PARSED = Map.of(
            ClassName.get(UUID.class), UUID::fromString,
            ClassName.get(OffsetDateTime.class), OffsetDateTime::parse,
            ClassName.get(LocalDate.class), LocalDate::parse,
            ClassName.get(OffsetTime.class), OffsetTime::parse,
            ClassName.get(Duration.class), Duration::parse);

    private Literals() {}

    /** The value as an expression of that type, empty where there is no way to write it. */
    public static Optional<CodeBlock> of(JsonNode value, TypeName type) {
        TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
        if (value.isString() && plain.equals(ClassName.get(String.class))) {
            return Optional.of(CodeBlock.of("$S", value.stringValue()));
        }
        if (value.isBoolean() && plain.equals(TypeName.BOOLEAN)) {
            return Optional.of(CodeBlock.of("$L", value.booleanValue()));
        }
        if (value.isNumber()) {
            return number(value, plain);
        }
        if (value.isArray() && value.isEmpty() && plain instanceof ParameterizedTypeName) {
            return Optional.of(CodeBlock.of("$T.of()", List.class));
        }
        return value.isString() ? parsed(value.stringValue(), plain) : Optional.empty();
    }

    private static Optional<CodeBlock> number(JsonNode value, TypeName type) {
        if (type.equals(TypeName.INT) && value.canConvertToInt()) {
            return Optional.of(CodeBlock.of("$L", value.intValue()));
        }
        if (type.equals(TypeName.LONG) && value.canConvertToLong()) {
            return Optional.of(CodeBlock.of("$LL", value.longValue()));
        }
        if (type.equals(TypeName.DOUBLE)) {
            double number = value.decimalValue().doubleValue();
            return Double.isFinite(number) ? Optional.of(CodeBlock.of("$L", number)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<CodeBlock> parsed(String value, TypeName type) {
        Function<String, Object> parser = PARSED.get(type);
        if (parser == null) {
            return Optional.empty();
        }
        try {
            if (parser.apply(value) == null) {
                return Optional.empty();
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String method = type.equals(ClassName.get(UUID.class)) ? "fromString" : "parse";
        return Optional.of(CodeBlock.of("$T.$L($S)", type, method, value));
    }
}
