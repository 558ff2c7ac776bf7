package dev.howl.server.transport;

/** What a {@link WebSocketConnection} tells its session, on its event loop. */
public interface WebSocketListener {

    /** The connection can be written to; nothing has been read from it. */
    void opened();

    /** A frame of any kind came in. */
    void heard();

    /** A whole text message. */
    void text(String message);

    /** A whole binary message, which is not kept. */
    void binary();

    /** Whether a protocol Ping may be answered now. */
    boolean mayAnswerPing();

    /** What waited has gone out far enough. */
    void writable();

    /** A Close was written: nothing goes out any more. Called once. */
    void closing();

    /**
     * The connection is gone. Called once, after {@link #closing} where there was a Close.
     *
     * @param code the code of the first Close either way, 1006 where there was none
     */
    void closed(int code);
}
