package dev.howl.app.incidents;

import org.jspecify.annotations.Nullable;

/** The failure of a poll. The message is the reason in words for operators, at most 300 characters long. */
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

    /** Cuts the reason before a surrogate pair rather than inside it: a database cannot store half of one. */
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
