package dev.howl.app.incidents;

import org.jspecify.annotations.Nullable;

/** A poll that brought nothing. Its message is the reason, for operators; it has at most 300 characters. */
final class PollFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final PollOutcome outcome;

    PollFailedException(PollOutcome outcome, String reason, @Nullable Throwable cause) {
        super(reason.length() > LONGEST ? begun(reason) + "…" : reason, cause);
        this.outcome = outcome;
    }

    PollFailedException(PollOutcome outcome, String reason) {
        this(outcome, reason, null);
    }

    /** Ends with a whole character: half of one cannot be kept in a database. */
    private static String begun(String reason) {
        int end = LONGEST - 1;
        return reason.substring(0, Character.isHighSurrogate(reason.charAt(end - 1)) ? end - 1 : end);
    }

    PollOutcome outcome() {
        return outcome;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
