package dev.howl.validation;

/**
 * A constraint of the contract that a frame violates.
 *
 * @param pointer JSON Pointer (RFC 6901) to the offending value; empty for the whole frame. A pointer longer than 256
 *     characters is cut at a step, so that it names an ancestor.
 * @param keyword the violated keyword of JSON Schema, such as {@code maxLength}
 * @param message the constraint in words, to be read after the pointer; it never contains the value, which may be a
 *     secret
 */
public record Violation(String pointer, String keyword, String message) {

    /** Returns pointer and message in one line. */
    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
