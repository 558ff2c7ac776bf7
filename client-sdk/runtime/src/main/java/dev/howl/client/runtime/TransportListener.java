package dev.howl.client.runtime;

/**
 * The receiver of the messages and state changes of one WebSocket. Called by I/O threads, one call at a time;
 * implementations hand over to the event loop and return.
 */
interface TransportListener {
    /** Called when the handshake has succeeded. */
    void onOpen();

    /** Called with each complete text message. */
    void onText(String text);

    /** Called with the content of each complete binary message. */
    void onBinary(byte[] content);

    /** Called when a fragment of a message, a protocol Ping or a Pong was read. */
    void onActivity();

    /** Called with the peer's Close frame, or with 1006 if TCP ended without one. The last call. */
    void onClose(int code, String reason);

    /** Called when the handshake or the connection has failed. The last call. */
    void onFailure(Throwable cause);
}
