package dev.howl.cli.demo;

import dev.howl.client.runtime.RequestFailedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why something failed, in words. */
final class Causes {
    private Causes() {}

    static String sentence(Throwable failure) {
        Throwable cause = of(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return cause instanceof RequestFailedException refused ? refused.code() + ": " + message : message;
    }

    /** Without what futures wrap it in. */
    static Throwable of(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
