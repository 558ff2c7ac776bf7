package dev.howl.server.boot;

import dev.howl.server.StartFailure;
import org.springframework.boot.ExitCodeGenerator;

/** Thrown if the application needs a database and has none. */
final class MissingDatabaseException extends RuntimeException implements StartFailure, ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    MissingDatabaseException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /**
     * {@inheritDoc}
     *
     * <p>2, the exit code for invalid configuration.
     */
    @Override
    public int getExitCode() {
        return 2;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
