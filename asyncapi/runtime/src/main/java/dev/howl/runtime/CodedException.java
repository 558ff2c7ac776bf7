package dev.howl.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure with an error code of the contract. Thrown by a handler of the server, it is sent to the client as the
 * contract's error message; in a client it is the failure of a request.
 *
 * <p>The message travels to the peer, so it must contain neither secrets nor internals.
 *
 * <pre>{@code
 * throw new CodedException(Codes.NOT_FOUND, "there is no broadcast with this id", "/payload/schedule_id", false);
 * }</pre>
 */
public class CodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String pointer;
    private final boolean retryable;

    /**
     * Creates a failure that concerns the whole frame and that a retry does not cure.
     *
     * @param code an error code of the contract
     * @param message the error and what to do about it
     */
    public CodedException(String code, String message) {
        this(code, message, null, false);
    }

    /**
     * Creates a failure.
     *
     * @param code an error code of the contract
     * @param message the error and what to do about it
     * @param pointer JSON Pointer (RFC 6901) into the rejected frame; {@code null} for the whole frame
     * @param retryable {@code true} if the same request may succeed later
     */
    public CodedException(String code, String message, @Nullable String pointer, boolean retryable) {
        super(Objects.requireNonNull(message, "message"));
        this.code = Objects.requireNonNull(code, "code");
        this.pointer = pointer;
        this.retryable = retryable;
    }

    /** Returns the error code of the contract. */
    public String code() {
        return code;
    }

    /** Returns the JSON Pointer into the rejected frame, {@code null} for the whole frame. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** Returns {@code true} if the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
