package dev.howl.client.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server refuses a request of its HTTP API. {@link #code()} is the error code of the problem document
 * (RFC 9457), or {@code http_} and the status, such as {@code http_413}, for a response without a code. {@link #pointer()}
 * is the place in the body of the request; {@link #docs()} the problem's type. Retryable for the statuses 429 and 5xx,
 * except 501. {@link #terminal()} is always false.
 */
public final class HttpRequestFailedException extends RequestFailedException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String retryAfter;

    HttpRequestFailedException(ServerError error, int status, @Nullable String retryAfter) {
        super(error);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the {@code Retry-After} header as received (RFC 9110, section 10.2.3), or {@code null}. */
    public @Nullable String retryAfter() {
        return retryAfter;
    }
}
