package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/** {@link ClientBuilder#connect()} could not connect; the cause says why the last try failed. */
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
