package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/**
 * Failure of {@link ClientBuilder#connect()}: there was no connection within the connect time-out. The cause is the
 * failure of the last attempt.
 */
public final class ConnectFailedException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "connect_failed";

    ConnectFailedException(String message, @Nullable Throwable cause) {
        super(CODE, message);
        if (cause != null) {
            initCause(cause);
        }
    }
}
