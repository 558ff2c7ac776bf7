package dev.howl.instances;

/** The end of an attempt to make a value, which has no stack trace since attempts are many. */
final class NoInstanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoInstanceException(String reason) {
        super(reason, null, false, false);
    }

    /** Returns the reason in words. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
