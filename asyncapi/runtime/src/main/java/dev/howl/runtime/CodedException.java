package dev.howl.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a code of the contract. Thrown by a server's handlers, it is answered as the contract's error message;
 * a client gets it as the failure of its request.
 *
 * <p>The message is for the other side to read: it holds no secret and nothing internal.
 */
public class CodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String pointer;
    private final boolean retryable;

    /**
     * @param code a code of the contract
     * @param message what went wrong and what to do
     */
    public CodedException(String code, String message) {
        this(code, message, null, false);
    }

    /**
     * @param code a code of the contract
     * @param message what went wrong and what to do
     * @param pointer the place in the refused frame (RFC 6901), or {@code null}
     * @param retryable whether the same request may succeed later
     */
    public CodedException(String code, String message, @Nullable String pointer, boolean retryable) {
        super(Objects.requireNonNull(message, "message"));
        this.code = Objects.requireNonNull(code, "code");
        this.pointer = pointer;
        this.retryable = retryable;
    }

    /** The contract's error code. */
    public String code() {
        return code;
    }

    /** The place in the refused frame as a JSON Pointer, or {@code null} where the whole frame is meant. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
