package dev.howl.demo;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;

/** Why something failed, in words. */
public final class Causes {
    private Causes() {}

    /** In one line, with the code where there is one. */
    public static String sentence(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return cause instanceof CodedException coded ? coded.code() + ": " + message : message;
    }
}
