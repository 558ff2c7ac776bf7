package dev.howl.server.session;

import dev.howl.server.transport.WebSocketConnection;

/**
 * Whether a session is read: not while it has as many requests to answer, or as much left unread by its client, as it
 * may, nor while its token is looked at. Confined to the event loop.
 */
final class InboundFlowControl {
    private final WebSocketConnection connection;
    private final int requests;
    private int inFlight;
    private boolean held;

    /** @param requests that may be without an answer at a time */
    InboundFlowControl(WebSocketConnection connection, int requests) {
        this.connection = connection;
        this.requests = requests;
    }

    void requestStarted() {
        inFlight++;
    }

    void requestEnded() {
        inFlight--;
        resumeIfIdle();
    }

    /** Takes nothing more until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        resumeIfIdle();
    }

    /** Whether the session waits for something else than its client. */
    boolean isBusy() {
        return held || inFlight >= requests;
    }

    void pauseIfBusy() {
        if (isBusy() || connection.unsent() > WebSocketConnection.MAX_UNSENT_WHILE_READING) {
            connection.pause();
        }
    }

    void resumeIfIdle() {
        if (!isBusy() && connection.unsent() <= WebSocketConnection.MAX_UNSENT_WHILE_READING) {
            connection.resume();
        }
    }
}
