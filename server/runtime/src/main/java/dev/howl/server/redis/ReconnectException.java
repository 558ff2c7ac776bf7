package dev.howl.server.redis;

/** Redis has to be settled with before the command can be done. */
final class ReconnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReconnectException(String message) {
        super(message);
    }
}
