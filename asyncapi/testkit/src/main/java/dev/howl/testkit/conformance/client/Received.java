package dev.howl.testkit.conformance.client;

/** An event on a connection, in the order in which the server caused it. */
public sealed interface Received {

    /** A complete text message. */
    record Text(String text) implements Received {}

    /**
     * A complete binary message.
     *
     * @param bytes not shared, and never changed
     */
    // Error Prone: see the parameter.
    @SuppressWarnings("ArrayRecordComponent")
    record Binary(byte[] bytes) implements Received {}

    /** A Pong with its payload as text. */
    record Pong(String payload) implements Received {}

    /** A violation of RFC 6455. The connection goes on if its frames can still be told apart. */
    record Fault(WireFault fault) implements Received {}

    /**
     * The server's end of the connection.
     *
     * @param code the status code of its Close, 1005 if that carries none, 1006 if there was no Close
     * @param reason the reason of the Close, or the way in which TCP ended
     */
    record End(int code, String reason) implements Received {}
}
