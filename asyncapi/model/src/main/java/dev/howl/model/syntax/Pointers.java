package dev.howl.model.syntax;

import dev.howl.runtime.PointerSteps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointer (RFC 6901). */
public final class Pointers {
    private Pointers() {}

    /** Returns the steps of a pointer, {@code null} if it is none. */
    public static @Nullable List<String> steps(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        return pointer.charAt(0) == '/' ? PointerSteps.of(pointer) : null;
    }

    /** Returns an index into a list, -1 if it is none. */
    static int index(String step) {
        return step.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(step) : -1;
    }
}
