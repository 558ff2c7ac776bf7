package dev.howl.server.transport;

/** A counter of bytes and frames, called on the event loops of the connections. */
public interface WebSocketStats {
    /** Counts received bytes. */
    void received(int bytes);

    /** Counts a received frame. */
    void receivedFrame();

    /** Counts written frames and their bytes. */
    void sent(long frames, long bytes);
}
