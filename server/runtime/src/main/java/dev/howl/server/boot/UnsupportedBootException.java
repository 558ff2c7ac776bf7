package dev.howl.server.boot;

/** A Spring Boot that is too old for the starter. The message says which one was found and which one is needed. */
final class UnsupportedBootException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedBootException(String message) {
        super(message);
    }
}
