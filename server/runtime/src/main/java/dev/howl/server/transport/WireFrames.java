package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;

/** What the frames of a peer lead to. */
final class WireFrames implements FrameSink {
    private final Wire wire;
    private final WireStats stats;

    WireFrames(Wire wire, WireStats stats) {
        this.wire = wire;
        this.stats = stats;
    }

    @Override
    public void frame() {
        stats.receivedFrame();
        wire.listener().heard();
    }

    @Override
    public void text(byte[] utf8) {
        String message = Utf8.decode(utf8, 0);
        if (message == null) {
            wire.close(CloseCodes.INVALID_PAYLOAD, "a text message is UTF-8");
        } else {
            wire.listener().text(message);
        }
    }

    @Override
    public void binary() {
        wire.listener().binary();
    }

    @Override
    public void ping(byte[] payload) {
        if (wire.listener().mayAnswerPing()) {
            wire.send(Frames.pong(payload));
        }
    }

    @Override
    public void close(int code) {
        wire.peerClosed(code);
    }

    @Override
    public void violation(int closeCode, String reason) {
        wire.close(closeCode, reason);
    }
}
