package dev.howl.model.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Pointer (RFC 6901). */
public final class Pointers {
    private Pointers() {}

    public static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the steps of a pointer, {@code null} if it is none. */
    public static @Nullable List<String> steps(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        if (pointer.charAt(0) != '/') {
            return null;
        }
        List<String> steps = new ArrayList<>();
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    /** Returns an index into a list, -1 if it is none. */
    static int index(String step) {
        return step.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(step) : -1;
    }
}
