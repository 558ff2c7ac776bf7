package dev.howl.server.log;

import dev.howl.server.StartFailure;
import org.jspecify.annotations.Nullable;

/** Thrown when a log engine cannot start. The message is meant for the operator. */
public final class EngineStartException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    public EngineStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
