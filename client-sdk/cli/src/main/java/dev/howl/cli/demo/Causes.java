package dev.howl.cli.demo;

import dev.howl.runtime.CodedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why something failed, in words. */
public final class Causes {
    private Causes() {}

    /** In one line, with the code where there is one. */
    public static String sentence(Throwable failure) {
        Throwable cause = of(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return cause instanceof CodedException coded ? coded.code() + ": " + message : message;
    }

    /** Without what futures wrap it in. */
    public static Throwable of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
