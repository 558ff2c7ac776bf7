package dev.howl.demo;

/** The failure of the server's start. The message is for users. */
final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message) {
        super(message);
    }

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
