package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a call on a client or subscription that has ended for good. The cause is what ended it, {@code null} after
 * a normal close.
 */
public final class ConnectionClosedException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "connection_closed";

    ConnectionClosedException(String message, @Nullable Throwable cause) {
        super(CODE, message);
        if (cause != null) {
            initCause(cause);
        }
    }
}
