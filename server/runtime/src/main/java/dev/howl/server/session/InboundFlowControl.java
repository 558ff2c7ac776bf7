package dev.howl.server.session;

import dev.howl.server.transport.WebSocketConnection;

/**
 * Flow control of a session's inbound messages. Reading pauses while the session has as many requests in flight as
 * allowed, while too many bytes wait to be sent to its client, and while a token is being verified. Confined to the
 * event loop.
 */
final class InboundFlowControl {
    private final WebSocketConnection connection;
    private final int requests;
    private final ReplyQueue replies;
    private int inFlight;
    private boolean held;

    /** @param requests largest number of requests in flight */
    InboundFlowControl(WebSocketConnection connection, ReplyQueue replies, int requests) {
        this.connection = connection;
        this.replies = replies;
        this.requests = requests;
    }

    void requestStarted() {
        inFlight++;
    }

    void requestEnded() {
        inFlight--;
        resumeIfIdle();
    }

    /** Pauses reading until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        resumeIfIdle();
    }

    /** Returns whether reading is paused by the server itself, not by a client that stops reading. */
    boolean isBusy() {
        return held || inFlight >= requests;
    }

    void pauseIfBusy() {
        if (isBusy() || isUnread()) {
            connection.pause();
        }
    }

    void resumeIfIdle() {
        if (!isBusy() && !isUnread()) {
            connection.resume();
        }
    }

    /** Returns whether the client has to read before it may ask for more. */
    private boolean isUnread() {
        return !replies.isEmpty() || !replies.isRead();
    }
}
