package dev.howl.runtime;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bounds of the number of an object's members, which the constructors of generated records enforce. */
public final class MemberCounts {
    private MemberCounts() {}

    /** Returns how many components are members of the object: all but those that are {@code null} or absent. */
    public static int present(@Nullable Object... components) {
        return Math.toIntExact(
                Stream.of(components).filter(MemberCounts::isPresent).count());
    }

    static boolean isPresent(@Nullable Object component) {
        return component instanceof Field<?> field ? !field.isAbsent() : component != null;
    }

    /** Enforces {@code minProperties}. */
    public static void atLeast(String type, int members, int min) {
        if (members < min) {
            throw new IllegalArgumentException(
                    type + " has fewer than " + min + (min == 1 ? " property" : " properties"));
        }
    }

    /** Enforces {@code maxProperties}. */
    public static void atMost(String type, int members, int max) {
        if (members > max) {
            throw new IllegalArgumentException(
                    type + " has more than " + max + (max == 1 ? " property" : " properties"));
        }
    }
}
