package dev.howl.app.incidents;

import java.util.Locale;

/** How a poll ended. */
enum PollOutcome {
    /** The incidents are not what they were; the first answer of all counts as well. */
    CHANGED,
    /** The dashboard answered, and nothing has changed. */
    UNCHANGED,
    /** Nobody answered, or the answer broke off. */
    UNREACHABLE,
    /** The whole answer did not come in time. */
    TIMEOUT,
    /** The answer was neither 200 nor, where asked for, 304. */
    STATUS,
    /** The answer was longer than it may be. */
    TOO_LARGE,
    /** The answer was no list of incidents as the contract knows them. */
    INVALID,
    /** The database did not take it. */
    STORE;

    /** For a metric's label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
