package dev.howl.runtime;

/** What a server does with a frame outside the contract where the contract has no error message. */
public enum OnInvalid {
    /** Close with 1008 (RFC 6455, section 7.4.1: policy violation). */
    CLOSE_1008,
    /** Drop the frame, count it, go on. */
    IGNORE
}
