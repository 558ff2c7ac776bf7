package dev.howl.testkit.transcript;

/** A file that is no transcript, or whose content does not fit the contract. */
public final class InvalidTranscriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line from 1 */
    public InvalidTranscriptException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Returns the line with the problem, from 1. */
    public int line() {
        return line;
    }
}
