package dev.howl.cli;

import dev.howl.client.runtime.ConnectFailedException;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.runtime.CodedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What went wrong, in one line and one number. */
final class Failures {
    private Failures() {}

    static int exitCode(Throwable failure) {
        Throwable cause = cause(failure);
        boolean unreachable = cause instanceof ConnectFailedException || cause instanceof UnreachableException;
        return unreachable ? ExitCodes.UNREACHABLE : ExitCodes.NO;
    }

    static String sentence(Throwable failure) {
        Throwable cause = cause(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof RequestFailedException refused) {
            return refused.code() + ": " + message;
        }
        return cause instanceof CodedException coded ? coded.code() + ": " + message : message;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
