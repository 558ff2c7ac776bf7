package dev.howl.cli;

import dev.howl.client.runtime.ConnectFailedException;
import dev.howl.runtime.CodedException;
import java.io.IOException;
import java.net.ConnectException;

/** A request over HTTP that got no answer. */
final class UnreachableException extends CodedException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String host, IOException cause) {
        super(ConnectFailedException.CODE, host + " cannot be reached: " + reason(cause));
        initCause(cause);
    }

    /** The JDK's client says nothing more of a connection that is refused. */
    private static String reason(IOException cause) {
        String message = cause.getMessage();
        if (message != null) {
            return message;
        }
        return cause instanceof ConnectException
                ? "nothing answers there"
                : cause.getClass().getSimpleName();
    }
}
