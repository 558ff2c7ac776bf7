package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a WebSocket handshake that the server answered with an HTTP status other than 101 (RFC 6455, section 4.1).
 * Retryable for 5xx statuses.
 */
public final class HandshakeRefusedException extends CodedException {
    private static final long serialVersionUID = 1L;

    /** The code of every instance. */
    public static final String CODE = "handshake_refused";

    private final int status;
    private final @Nullable String retryAfter;

    /** @param excerpt beginning of the answer's body, may be empty */
    HandshakeRefusedException(int status, @Nullable String retryAfter, String excerpt) {
        super(CODE, message(status) + (excerpt.isEmpty() ? "" : ": " + excerpt), null, status >= 500);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    private static String message(int status) {
        return status == 401
                ? "the server does not take the token (HTTP status 401)"
                : "the server answered the handshake with HTTP status " + status;
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
