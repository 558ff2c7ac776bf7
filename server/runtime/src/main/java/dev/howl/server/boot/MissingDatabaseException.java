package dev.howl.server.boot;

import org.springframework.boot.ExitCodeGenerator;

/** Thrown where the application needs a database and has none. */
final class MissingDatabaseException extends RuntimeException implements ExitCodeGenerator {
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

    String remedy() {
        return remedy;
    }
}
