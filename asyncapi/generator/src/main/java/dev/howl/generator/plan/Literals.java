package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.howl.runtime.CalendarDuration;
import dev.howl.runtime.TimeOfDay;
import dev.howl.runtime.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON values as Java expressions. */
public final class Literals {
    private static final Map<TypeName, Function<String, Object>> PARSED = Map.of(
            ScalarTypes.UUID_CLASS,
            UUID::fromString,
            ClassName.get(Timestamp.class),
            Timestamp::parse,
            ClassName.get(LocalDate.class),
            LocalDate::parse,
            ClassName.get(TimeOfDay.class),
            TimeOfDay::parse,
            ClassName.get(CalendarDuration.class),
            CalendarDuration::parse);

    private Literals() {}

    /**
     * Returns a text as an expression. JavaPoet breaks the source at every line separator of Unicode, and bidirectional
     * controls make source read as what it is not, so such characters are written as escapes.
     */
    public static CodeBlock text(String text) {
        if (text.codePoints().noneMatch(Literals::isUnsafe)) {
            return CodeBlock.of("$S", text);
        }
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            // The compiler replaces Unicode escapes before it looks for the end of a line.
            switch (c) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '"', '\\' -> literal.append('\\').appendCodePoint(c);
                default ->
                    literal.append(isUnsafe(c) || Character.isISOControl(c) ? escapes(c) : Character.toString(c));
            }
        });
        return CodeBlock.of("$L", literal.append('"').toString());
    }

    private static String escapes(int c) {
        return Character.toString(c)
                .chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining());
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Returns the value as an expression of that type, empty where there is no way to write it. */
    public static Optional<CodeBlock> of(JsonNode value, TypeName type) {
        TypeName plain = type.isBoxedPrimitive() ? type.unbox() : type;
        if (value.isString() && plain.equals(ScalarTypes.STRING)) {
            return Optional.of(text(value.stringValue()));
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
        if (type.equals(ScalarTypes.BIG_INTEGER) && value.isIntegralNumber()) {
            return Optional.of(CodeBlock.of("new $T($S)", type, value.bigIntegerValue()));
        }
        if (type.equals(ScalarTypes.BIG_DECIMAL)) {
            return Optional.of(CodeBlock.of("new $T($S)", type, value.decimalValue()));
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
        String method = type.equals(ScalarTypes.UUID_CLASS) ? "fromString" : "parse";
        return Optional.of(CodeBlock.of("$T.$L($L)", type, method, text(value)));
    }
}
