package dev.howl.server.boot;

/** Handlers are missing or there more than once; the message is one sentence that names them all. */
final class UnfitHandlersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitHandlersException(String message) {
        super(message);
    }
}
