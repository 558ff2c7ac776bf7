package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A string of a closed set that may grow: an unknown value that a newer peer sends is kept as it is, and goes back out
 * unchanged. Generated enumerations extend this; their {@code known()} is for {@code switch}.
 */
public abstract class OpenEnum {
    private final String value;

    /** @param value as on the wire */
    protected OpenEnum(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** Finds constants by their value. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    protected static <E extends OpenEnum> Map<String, E> index(E... constants) {
        return Stream.of(constants).collect(Collectors.toUnmodifiableMap(OpenEnum::value, constant -> constant));
    }

    /**
     * The constant of that value.
     *
     * @throws IllegalArgumentException where there is none
     */
    protected static <E extends OpenEnum> E require(Map<String, E> index, String value) {
        E constant = index.get(value);
        if (constant == null) {
            throw new IllegalArgumentException("must be one of " + new TreeSet<>(index.keySet()));
        }
        return constant;
    }

    /** The value as on the wire. */
    @JsonValue
    public final String value() {
        return value;
    }

    // The same text in two enumerations is two things; the enumerations themselves are final.
    @SuppressWarnings("EqualsGetClass")
    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((OpenEnum) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /** The value as on the wire. */
    @Override
    public final String toString() {
        return value;
    }
}
