package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a request of an HTTP API whose response is not one of the API: another program answers at the address, or
 * the response is longer than {@link HttpApiBuilder#maxResponseLength}. The server may have carried out the request.
 */
public final class UnexpectedReplyException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "unexpected_reply";

    private final int status;
    private final URI uri;

    /** @param fault continues "the response of …" */
    UnexpectedReplyException(URI uri, int status, String fault, @Nullable Throwable cause) {
        super(CODE, "the response of " + uri + " (HTTP status " + status + ") " + fault);
        this.uri = uri;
        this.status = status;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Returns the HTTP status of the response. */
    public int status() {
        return status;
    }

    /** Returns the address of the request. */
    public URI uri() {
        return uri;
    }
}
