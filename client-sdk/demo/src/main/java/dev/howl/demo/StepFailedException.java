package dev.howl.demo;

/** What a step waited for did not come, or was not what it should be. The message is a sentence for people. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
