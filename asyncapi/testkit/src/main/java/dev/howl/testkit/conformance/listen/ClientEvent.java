package dev.howl.testkit.conformance.listen;

/** An event of a connection with a client. */
sealed interface ClientEvent {

    /** A new connection. */
    record Opened() implements ClientEvent {}

    /** A text message. */
    record TextCame(String text) implements ClientEvent {}

    /** A binary message. */
    // Error Prone: the array is written once and only read.
    @SuppressWarnings("ArrayRecordComponent")
    record BinaryCame(byte[] bytes) implements ClientEvent {}

    /** A frame that breaks RFC 6455. */
    record FrameBroken(int closeCode, String sentence) implements ClientEvent {}

    /** A Pong. */
    record PongCame(String payload) implements ClientEvent {}

    /** A Close of the client. */
    record CloseCame(int code) implements ClientEvent {}

    /** The end of TCP. */
    record Gone() implements ClientEvent {}
}
