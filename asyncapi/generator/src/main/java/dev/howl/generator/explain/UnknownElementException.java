package dev.howl.generator.explain;

/** The failure to find the element that a reader asked for; the message says what there is instead. */
public final class UnknownElementException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownElementException(String message) {
        super(SafeText.of(message));
    }
}
