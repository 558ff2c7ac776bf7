package dev.howl.testkit.seen;

import org.jspecify.annotations.Nullable;

/**
 * A test that is running.
 *
 * @param type full name of its class, the outermost one of nested classes
 * @param method {@code null} outside of test methods, and if several run at a time
 */
public record RunningTest(String type, @Nullable String method) {

    /** Returns the test of a class that may be nested. */
    public static RunningTest of(String className, @Nullable String method) {
        int nested = className.indexOf('$', 1);
        return new RunningTest(nested < 0 ? className : className.substring(0, nested), method);
    }

    RunningTest withoutMethod() {
        return new RunningTest(type, null);
    }
}
