package dev.howl.server.log;

import org.jspecify.annotations.Nullable;

/** A log's engine cannot start; the message is a sentence for the operator. */
public final class EngineStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
