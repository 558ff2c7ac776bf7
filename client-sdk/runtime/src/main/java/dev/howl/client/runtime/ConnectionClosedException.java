package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/** The client is closed and does not come back, or the subscription was ended. */
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
