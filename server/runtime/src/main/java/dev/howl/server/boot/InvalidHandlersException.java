package dev.howl.server.boot;

import dev.howl.server.StartFailure;

/** Thrown if handler beans are missing or not unique. The message names all of them. */
final class InvalidHandlersException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    InvalidHandlersException(String message) {
        super(message);
    }

    @Override
    public String remedy() {
        return "Define exactly one bean of each handler interface, and at most one bean of type TopicKeys for each topic"
                + " with keys.";
    }
}
