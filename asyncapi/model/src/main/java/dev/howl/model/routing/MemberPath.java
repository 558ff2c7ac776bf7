package dev.howl.model.routing;

import org.jspecify.annotations.Nullable;

/**
 * The place of a member in a frame: at its top, or inside of an object there.
 *
 * @param outer the object that has the member; {@code null} for the frame itself
 */
record MemberPath(@Nullable String outer, String name) {

    /** Returns the JSON Pointer of the member. */
    String pointer() {
        return (outer == null ? "" : step(outer)) + step(name);
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
