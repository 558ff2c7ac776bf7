package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An enumeration of numbers, or of values of several JSON types, that keeps unknown values. A value that only a newer
 * peer knows is preserved and written back unchanged: {@code 5} stays a number, {@code "5"} a string. Numbers are
 * compared by their value, so that 1 and 1.0 are one (JSON Schema 2020-12, core, section 4.2.2). Generated enumerations
 * extend this class and offer {@code known()} for {@code switch}.
 */
public abstract class OpenValue {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode value;
    private final Object key;

    /**
     * Creates a constant, or an unknown value.
     *
     * @param value a string, a number, a boolean, or one of these as a {@link JsonNode}
     * @throws IllegalArgumentException if the value is of another type
     */
    protected OpenValue(Object value) {
        this.value = node(value);
        this.key = JsonEquality.key(this.value);
    }

    /** Returns the constants by their value, as {@link #find} reads it. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    protected static <E extends OpenValue> Map<Object, E> index(E... constants) {
        return Stream.of(constants)
                .collect(Collectors.toUnmodifiableMap(
                        constant -> JsonEquality.key(constant.value()), Function.identity()));
    }

    /**
     * Returns the constant of a value, {@code null} if there is none.
     *
     * @throws IllegalArgumentException if the value is neither a string nor a number nor a boolean
     */
    protected static <E extends OpenValue> @Nullable E find(Map<Object, E> index, Object value) {
        return index.get(JsonEquality.key(node(value)));
    }

    /**
     * Returns the constant of a value.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known values
     */
    protected static <E extends OpenValue> E require(Map<Object, E> index, Object value) {
        E constant = find(index, value);
        if (constant == null) {
            throw new IllegalArgumentException("must be one of "
                    + index.values().stream().map(Object::toString).sorted().toList());
        }
        return constant;
    }

    private static JsonNode node(Object value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof JsonNode node && (node.isString() || node.isNumber() || node.isBoolean())) {
            return node;
        }
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        throw new IllegalArgumentException("is neither a string nor a number nor a boolean");
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return NODES.numberNode(number.longValue());
        }
        return number instanceof BigInteger integer
                ? NODES.numberNode(integer)
                : NODES.numberNode(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
    }

    /** Returns the value on the wire: a string, a number or a boolean. */
    @JsonValue
    public final JsonNode value() {
        return value;
    }

    // The class counts: equal values of two enumerations are different ones. Generated subclasses are final.
    @SuppressWarnings("EqualsGetClass")
    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((OpenValue) other).key.equals(key);
    }

    @Override
    public final int hashCode() {
        return key.hashCode();
    }

    /** Returns the value as JSON. */
    @Override
    public final String toString() {
        return value.toString();
    }
}
