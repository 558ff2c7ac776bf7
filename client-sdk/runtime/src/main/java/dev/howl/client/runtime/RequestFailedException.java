package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server refuses a request, a subscription or the client itself with an error message. {@link #code()}
 * is the error code of the contract. A refusal by the HTTP API is an {@link HttpRequestFailedException}.
 */
public sealed class RequestFailedException extends CodedException permits HttpRequestFailedException {
    private static final long serialVersionUID = 1L;

    private final boolean terminal;
    private final @Nullable String docs;

    RequestFailedException(ServerError error) {
        super(error.code(), error.message(), error.pointer(), error.retryable());
        this.terminal = error.terminal();
        this.docs = error.docs();
    }

    /** Returns whether the server closes the connection because of the error. */
    public boolean terminal() {
        return terminal;
    }

    /** Returns the path or URL at which the code is explained, or {@code null}. */
    public @Nullable String docs() {
        return docs;
    }
}
