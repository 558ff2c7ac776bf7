package dev.howl.validation;

/**
 * A bound of the contract that a frame breaks.
 *
 * @param pointer where in the frame (RFC 6901); empty for the whole frame; of a very long pointer only the first part,
 *     which then names an ancestor
 * @param keyword of JSON Schema that is broken, such as {@code maxLength}
 * @param message the bound in words, to be read after the pointer; never the value, which may be a secret
 */
public record Violation(String pointer, String keyword, String message) {

    /** Pointer and message in one line. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
