package dev.howl.server.transport;

/** Counts what passes a {@link WebSocketConnection}. */
public interface WebSocketStats {
    void received(int bytes);

    void receivedFrame();

    void sent(long frames, long bytes);
}
