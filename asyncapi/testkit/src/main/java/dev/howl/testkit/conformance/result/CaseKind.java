package dev.howl.testkit.conformance.result;

import java.util.Locale;

/** Kind of a case, in the order in which they run. */
public enum CaseKind {
    /** The opening and the closing handshake, Ping and Pong. */
    CONNECTION,
    /** A valid message that the contract gives as an example. */
    EXAMPLE,
    /** A valid message made from its schema. */
    GENERATED,
    /** Two requests at a time. */
    PAIR,
    /** A step of the script. */
    SCRIPT,
    /** The contract's promises about subscriptions: positions and resuming. */
    RESUME,
    /** A message that violates its schema. */
    MUTANT,
    /** A frame that is no message at all. */
    MALFORMED,
    /** A handshake with a valid or an invalid parameter. */
    PARAMETER;

    /** Returns the name for reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
