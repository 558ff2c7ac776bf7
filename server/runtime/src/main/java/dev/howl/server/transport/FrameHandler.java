package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;

/**
 * The dispatcher of received frames to a connection and its listener. It is not the connection itself, whose public
 * methods are for sessions.
 */
final class FrameHandler implements FrameSink {
    private final WebSocketConnection connection;
    private final WebSocketStats stats;

    FrameHandler(WebSocketConnection connection, WebSocketStats stats) {
        this.connection = connection;
        this.stats = stats;
    }

    @Override
    public void frame() {
        stats.receivedFrame();
        connection.listener().heard();
    }

    @Override
    public void text(byte[] utf8) {
        String message = Utf8Validator.decode(utf8, 0);
        if (message == null) {
            connection.close(CloseCodes.INVALID_PAYLOAD, "a text message is not UTF-8");
        } else {
            connection.listener().text(message);
        }
    }

    @Override
    public void binary(byte[] payload) {
        connection.listener().binary(payload);
    }

    @Override
    public void idle() {
        connection.listener().idle();
    }

    @Override
    public void ping(byte[] payload) {
        if (connection.listener().mayAnswerPing()) {
            connection.send(Frames.pong(payload));
        }
    }

    @Override
    public void close(int code) {
        connection.peerClosed(code);
    }

    @Override
    public void violation(int closeCode, String reason) {
        connection.close(closeCode, reason);
    }
}
