package dev.howl.app.originals.environment;

import dev.howl.server.StartFailure;
import org.springframework.boot.context.config.ConfigDataException;

/** Thrown when an environment variable has an invalid value. */
public final class VariableException extends ConfigDataException implements StartFailure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param sentence message for the operator, which names the variable and contains no secret
     */
    public VariableException(String sentence) {
        super(sentence, null);
    }
}
