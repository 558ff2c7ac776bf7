package dev.howl.server.redis;

/** Redis has to be settled with before the command can be done. */
final class UnsettledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsettledException(String message) {
        super(message);
    }
}
