package dev.howl.generator.explain;

/** The failure to find the requested element; the message says what there is instead. */
public final class UnknownElementException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownElementException(String message) {
        super(SafeText.of(message));
    }
}
