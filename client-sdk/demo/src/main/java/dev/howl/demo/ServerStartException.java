package dev.howl.demo;

/** The server did not come up. The message is a sentence for people. */
final class ServerStartException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message) {
        super(message);
    }

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
