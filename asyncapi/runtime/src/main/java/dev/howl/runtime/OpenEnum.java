package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An enumeration of strings that keeps unknown values. A value that only a newer peer knows is preserved and written
 * back unchanged. Generated enumerations extend this class and offer {@code known()} for {@code switch}.
 */
public abstract class OpenEnum {
    private final String value;

    /** Creates a constant, or an unknown value; {@code value} is the string on the wire. */
    protected OpenEnum(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** Returns the constants by their value. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    protected static <E extends OpenEnum> Map<String, E> index(E... constants) {
        return Stream.of(constants).collect(Collectors.toUnmodifiableMap(OpenEnum::value, constant -> constant));
    }

    /**
     * Returns the constant of a value.
     *
     * @throws IllegalArgumentException if there is none; the message lists the known values
     */
    protected static <E extends OpenEnum> E require(Map<String, E> index, String value) {
        E constant = index.get(value);
        if (constant == null) {
            throw new IllegalArgumentException("must be one of " + new TreeSet<>(index.keySet()));
        }
        return constant;
    }

    /** Returns the string on the wire. */
    @JsonValue
    public final String value() {
        return value;
    }

    // The class counts: equal strings of two enumerations are different values. Generated subclasses are final.
    @SuppressWarnings("EqualsGetClass")
    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((OpenEnum) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** Returns the string on the wire. */
    @Override
    public final String toString() {
        return value;
    }
}
