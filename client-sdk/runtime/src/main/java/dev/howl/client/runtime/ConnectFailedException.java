package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Failure of {@link ClientBuilder#connect()}: there was no connection within the connect time-out, or the server refused
 * the client. Also the failure of a request of an {@link HttpApi} for which there was no connection. The message says what
 * happened in the last attempt and what to do; the cause is its failure.
 */
public final class ConnectFailedException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "connect_failed";

    private final ConnectFailureKind kind;
    private final URI uri;

    ConnectFailedException(ConnectFailureKind kind, URI uri, String message, @Nullable Throwable cause) {
        super(CODE, message);
        this.kind = kind;
        this.uri = uri;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Returns what failed. */
    public ConnectFailureKind kind() {
        return kind;
    }

    /** Returns the address of the last attempt, without its query, which may contain a secret. */
    public URI uri() {
        return uri;
    }
}
