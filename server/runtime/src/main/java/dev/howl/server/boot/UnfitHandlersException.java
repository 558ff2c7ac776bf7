package dev.howl.server.boot;

/** Thrown where handler beans are missing or not unique. The message names all of them. */
final class UnfitHandlersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitHandlersException(String message) {
        super(message);
    }
}
