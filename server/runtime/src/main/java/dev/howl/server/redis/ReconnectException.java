package dev.howl.server.redis;

/** Thrown where the epoch must be negotiated with Redis before the command can be executed. */
final class ReconnectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReconnectException(String message) {
        super(message);
    }
}
