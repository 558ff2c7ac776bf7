package dev.howl.runtime;

/** Reaction of a server to a frame outside the contract, if the contract has no error message. */
public enum OnInvalid {
    /** Closes the session with 1008, policy violation (RFC 6455, section 7.4.1). */
    CLOSE_1008,
    /** Drops and counts the frame; the session continues. */
    IGNORE
}
