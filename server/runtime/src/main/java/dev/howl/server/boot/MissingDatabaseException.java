package dev.howl.server.boot;

import org.springframework.boot.ExitCodeGenerator;

/** The application needs a database that it does not have. */
final class MissingDatabaseException extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    MissingDatabaseException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Bad configuration, as the Howl server has it. */
    @Override
    public int getExitCode() {
        return 2;
    }

    String remedy() {
        return remedy;
    }
}
