package dev.howl.testkit.peers;

/** The reaction of a server to invalid messages. */
enum PeerPolicy {
    /** It sends an error message. */
    ERROR,
    /** It closes the connection with 1008. */
    CLOSE,
    /** It ignores them. */
    IGNORE
}
