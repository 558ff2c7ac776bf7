package dev.howl.cli;

import dev.howl.client.runtime.ConnectFailedException;
import dev.howl.client.runtime.ConnectionClosedException;
import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.HandshakeRefusedException;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.client.runtime.RequestTimeoutException;
import dev.howl.demo.Causes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;

/** The message and the exit code for a failure. */
final class FailureReport {
    private FailureReport() {}

    static int exitCode(Throwable failure) {
        Throwable cause = cause(failure);
        boolean unreachable = cause instanceof ConnectFailedException
                || cause instanceof ConnectionLostException
                || cause instanceof RequestTimeoutException;
        return unreachable ? ExitCodes.UNREACHABLE : ExitCodes.NO;
    }

    static String sentence(Throwable failure) {
        return Causes.sentence(cause(failure));
    }

    /** Returns the server's refusal if that is why a connection failed or ended; otherwise the failure itself. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        Throwable reason = cause.getCause();
        boolean ended = cause instanceof ConnectFailedException || cause instanceof ConnectionClosedException;
        return ended && reason != null && isRefusal(reason) ? reason : cause;
    }

    private static boolean isRefusal(Throwable cause) {
        return (cause instanceof RequestFailedException || cause instanceof HandshakeRefusedException)
                && cause instanceof CodedException coded
                && !coded.retryable();
    }
}
