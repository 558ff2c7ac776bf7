package dev.howl.cli;

import dev.howl.client.runtime.ConnectFailedException;
import dev.howl.runtime.CodedException;
import java.io.IOException;
import java.net.ConnectException;

/** The failure of an HTTP request without a response. */
final class UnreachableException extends CodedException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String host, IOException cause) {
        super(ConnectFailedException.CODE, host + " cannot be reached: " + reason(cause));
        initCause(cause);
    }

    /** Returns the reason. The JDK's client has no message for a refused connection. */
    private static String reason(IOException cause) {
        String message = cause.getMessage();
        if (message != null) {
            return message;
        }
        return cause instanceof ConnectException
                ? "connection refused"
                : cause.getClass().getSimpleName();
    }
}
