package dev.howl.model.routing;

import dev.howl.runtime.PointerSteps;
import org.jspecify.annotations.Nullable;

/**
 * The place of a member in a frame: at its top, or inside of an object there.
 *
 * @param outer the object that has the member; {@code null} for the frame itself
 */
record MemberPath(@Nullable String outer, String name) {

    /** Returns the JSON Pointer of the member. */
    String pointer() {
        return (outer == null ? "" : "/" + PointerSteps.escape(outer)) + "/" + PointerSteps.escape(name);
    }
}
