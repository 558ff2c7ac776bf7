package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/** The server refused a request, a subscription or the connection, with an error of the contract. */
public final class RequestFailedException extends CodedException {
    private static final long serialVersionUID = 1L;

    private final boolean terminal;
    private final @Nullable String docs;

    RequestFailedException(ServerError error) {
        super(error.code(), error.message(), error.pointer(), error.retryable());
        this.terminal = error.terminal();
        this.docs = error.docs();
    }

    /** Whether the server closes the connection over it. */
    public boolean terminal() {
        return terminal;
    }

    /** Where the code is explained, or {@code null}. */
    public @Nullable String docs() {
        return docs;
    }
}
