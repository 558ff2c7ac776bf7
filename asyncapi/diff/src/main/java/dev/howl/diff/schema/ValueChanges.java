package dev.howl.diff.schema;

import dev.howl.diff.rule.SchemaAspect;

/** The listener of a comparison of values. */
public interface ValueChanges {
    /**
     * Receives a change of the values that are accepted.
     *
     * @param narrowed whether values are refused that were accepted; otherwise values are accepted that were refused
     * @param message what changed, without the place
     */
    void changed(SchemaAspect aspect, boolean narrowed, Spot spot, String message);

    /** Receives a change of the value that an absent property stands for. */
    default void defaultChanged(DefaultChange change, Spot spot, String message) {}

    /** The kinds of changes of a default. */
    enum DefaultChange {
        ADDED,
        CHANGED,
        REMOVED
    }
}
