package dev.howl.demo;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;

/** The wording of failures for users. */
public final class Causes {
    private Causes() {}

    /** Returns the cause in one line, with its error code if it has one. */
    public static String sentence(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return cause instanceof CodedException coded ? coded.code() + ": " + message : message;
    }
}
