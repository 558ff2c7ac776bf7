package dev.howl.diff;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The weight of a change, the heaviest first. */
public enum DiffLevel {
    /** Clients that are in use stop working with the new server. */
    BREAKING,
    /** Everything on the wire still works, but Java that uses the generated code no longer compiles. */
    SOURCE,
    /** Nothing that is in use stops working. */
    COMPATIBLE;

    /**
     * Returns the level of that name, in any case.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static DiffLevel of(String name) {
        return Arrays.stream(values())
                .filter(level -> level.toString().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no level '" + name + "'; there are: "
                        + Arrays.stream(values()).map(DiffLevel::toString).collect(Collectors.joining(", "))));
    }

    /** Returns whether a change of another level weighs as much as this one, or more. */
    public boolean isReachedBy(DiffLevel other) {
        return other.compareTo(this) <= 0;
    }

    /** Returns the name: {@code breaking}, {@code source}, {@code compatible}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
