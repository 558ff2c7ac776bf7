package dev.howl.generator;

import dev.howl.model.diagnostic.Diagnostic.Stops;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of output. */
public enum Target {
    /** Records and sealed interfaces alone. */
    TYPES,
    /** Types, handler interfaces, session, publishers, and their binding to {@code howl-spring-boot-starter}. */
    SERVER,
    /** Types and a typed client on {@code howl-client-runtime}. */
    CLIENT,
    /** HTML of the whole contract. */
    DOCS;

    /** Returns whether the target is code for WebSockets. */
    boolean needsSockets() {
        return this == SERVER || this == CLIENT;
    }

    /** Returns the least that a finding must stop to be in the way of this target. */
    Stops obstacles() {
        return needsSockets() ? Stops.SERVER_AND_CLIENT : Stops.EVERYTHING;
    }

    /**
     * Returns the target that a build names, in any case.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public static Target of(String name) {
        return Arrays.stream(values())
                .filter(target -> target.name().equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown target '" + name + "'; expected one of: "
                        + Arrays.stream(values())
                                .map(target -> target.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
