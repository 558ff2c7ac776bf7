package dev.howl.runtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

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
