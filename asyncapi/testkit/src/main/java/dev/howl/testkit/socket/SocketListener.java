package dev.howl.testkit.socket;

import dev.howl.testkit.RecordedFrame;

/** A listener of one connection. All methods are called by the thread that reads the connection. */
public interface SocketListener {

    /** Called before the first frame is read. */
    void opened(SocketPeer peer);

    /**
     * Called with each text or binary message, whole, and with each frame that breaks RFC 6455. Pings and Closes have
     * been answered already.
     *
     * @param frame the last frame of the message; its text and its violations are those of the message
     * @param binary the content of a binary message, empty for others
     */
    void message(RecordedFrame frame, byte[] binary);

    /** Called with each Pong. */
    default void pong(String payload) {}

    /**
     * Called with a Close of the client.
     *
     * @param code 1005 if it has none
     */
    default void closed(int code) {}

    /** Called when the client has sent nothing for the idle timeout. */
    void idle();

    /**
     * Called once, when the connection has ended.
     *
     * @param how in words, for logs
     */
    void ended(String how);
}
