package dev.howl.runtime;

/**
 * A compatibility marker between generated code and this library.
 *
 * <p>Generated code refers to the constant of the release that generated it. An older library on the class path is then
 * a compile error that names the release, rather than a {@link NoSuchMethodError} in production.
 */
public final class HowlRuntime {
    /** Present since release 0.1. Not a compile-time constant, because javac would inline it. */
    public static final Boolean AT_LEAST_0_1 = Boolean.TRUE;

    private HowlRuntime() {}
}
