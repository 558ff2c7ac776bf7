package dev.howl.runtime;

/**
 * The handshake between generated code and this library.
 *
 * <p>Generated code names the constant of the release that generated it, so that an older library on the class path
 * is a compile error that says which release is needed, not a {@link NoSuchMethodError} in production.
 */
public final class HowlRuntime {
    /** Present from release 0.1 on. Deliberately not a compile-time constant, which javac would copy. */
    public static final Boolean AT_LEAST_0_1 = Boolean.TRUE;

    private HowlRuntime() {}
}
