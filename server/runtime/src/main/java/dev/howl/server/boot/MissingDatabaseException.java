package dev.howl.server.boot;

/** The application needs a database that it does not have. */
final class MissingDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    MissingDatabaseException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
