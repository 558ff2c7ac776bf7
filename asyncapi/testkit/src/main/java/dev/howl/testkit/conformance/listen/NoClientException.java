package dev.howl.testkit.conformance.listen;

/** A run to which no client came. */
public final class NoClientException extends Exception {
    private static final long serialVersionUID = 1L;

    NoClientException(String message) {
        super(message);
    }
}
