package dev.howl.testkit.conformance.session;

/** An event of a session that a check may wait for. */
public sealed interface Incoming {

    /** A message that is, or is meant to be, one of the contract's. */
    record Judged(JudgedFrame frame) implements Incoming {}

    /** A Pong of the WebSocket protocol. */
    record PongSeen(String payload) implements Incoming {}

    /** The end of the connection; 1006 stands for one without a Close. */
    record Ended(int code, String reason) implements Incoming {}
}
