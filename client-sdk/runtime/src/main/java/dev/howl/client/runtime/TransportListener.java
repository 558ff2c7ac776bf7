package dev.howl.client.runtime;

/** Hears of one WebSocket, on I/O threads, one call at a time: hands over and returns. */
interface TransportListener {

    /** The handshake has succeeded. */
    void onOpen();

    /** A whole text message. */
    void onText(String text);

    /** A whole binary message, whose content nobody reads. */
    void onBinary();

    /** Something came in: a part of a message, a protocol Ping or Pong. */
    void onActivity();

    /** The peer's Close frame, or 1006 where TCP ended without one. The last call. */
    void onClose(int code, String reason);

    /** The handshake or the connection failed. The last call. */
    void onFailure(Throwable cause);
}
