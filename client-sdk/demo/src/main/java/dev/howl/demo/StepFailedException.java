package dev.howl.demo;

/** The failure of a step: something did not arrive in time, or was not as expected. The message is for users. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }

    StepFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
