package dev.howl.diff.read;

/** A document that is not there, or a repository or revision that cannot be read. The message is a sentence for users. */
public final class UnreadableContractException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableContractException(String message) {
        super(message);
    }

    UnreadableContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
