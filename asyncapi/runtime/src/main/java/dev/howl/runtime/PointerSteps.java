package dev.howl.runtime;

import java.util.List;
import java.util.stream.Stream;

/** The reference tokens of JSON Pointers, here called steps (RFC 6901, section 3). */
public final class PointerSteps {
    private PointerSteps() {}

    /** Returns a name as a step of a pointer: {@code a/b} becomes {@code a~1b}. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the name that a step of a pointer stands for: {@code a~1b} becomes {@code a/b}. */
    public static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** Returns the names along a pointer, none for the empty one. The text before the first slash is left out. */
    public static List<String> of(String pointer) {
        return Stream.of(pointer.split("/", -1))
                .skip(1)
                .map(PointerSteps::unescape)
                .toList();
    }
}
