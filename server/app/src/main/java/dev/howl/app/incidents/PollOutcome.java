package dev.howl.app.incidents;

import java.util.Locale;

/** The outcome of a poll. */
enum PollOutcome {
    /** The incidents have changed; the very first response counts as a change. */
    CHANGED,
    /** The dashboard responded, and nothing has changed. */
    UNCHANGED,
    /** No connection, or the response ended early. */
    UNREACHABLE,
    /** The response was not complete in time. */
    TIMEOUT,
    /** The status was neither 200 nor, for a conditional request, 304. */
    STATUS,
    /** The body was larger than the limit. */
    TOO_LARGE,
    /** The body was not a list of incidents as the contract defines them. */
    INVALID,
    /** The database failed. */
    STORE;

    /** Returns the value of the metric's label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
