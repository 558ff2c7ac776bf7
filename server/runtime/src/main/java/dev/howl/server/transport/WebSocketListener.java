package dev.howl.server.transport;

/**
 * The receiver of a connection's messages and state changes. A {@link WebSocketConnection} calls it on its event loop.
 */
public interface WebSocketListener {

    /** Called when the connection can be written to, before anything is read from it. */
    void opened();

    /** Called for each valid frame received, control frames included. */
    void heard();

    /** Called with a complete text message. */
    void text(String message);

    /** Called with a complete binary message. */
    void binary(byte[] payload);

    /** Called for a frame that carries nothing: a Pong, or a small fragment. Clients may send few of them. */
    void idle();

    /**
     * Returns whether a Ping may be answered now. Pongs for a client that stops reading would queue up without a limit.
     */
    boolean mayAnswerPing();

    /** Called when the connection has become writable again. */
    void writable();

    /**
     * Returns the reason to send in a Close frame.
     *
     * @param reason the reason as the server knows it
     */
    default String closeReason(int code, String reason) {
        return reason;
    }

    /** Called before a Close with 1011: the server has failed, and cannot continue the connection. */
    void failing();

    /** Called once, when a Close was written. No frame is sent after it. */
    void closing();

    /**
     * Called once, when the connection has ended; after {@link #closing} if a Close was written.
     *
     * @param code the code of the first Close in either direction; 1006 if there was none
     */
    void closed(int code);
}
