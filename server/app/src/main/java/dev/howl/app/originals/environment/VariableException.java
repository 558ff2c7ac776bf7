package dev.howl.app.originals.environment;

import org.springframework.boot.context.config.ConfigDataException;

/** What is wrong with an environment variable; a fault of the configuration. */
public final class VariableException extends ConfigDataException {
    private static final long serialVersionUID = 1L;

    /** @param sentence names the variable, and holds no secret */
    public VariableException(String sentence) {
        super(sentence, null);
    }
}
