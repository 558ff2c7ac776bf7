package dev.howl.server.transport;

/** Counts what passes a {@link Wire}. */
public interface WireStats {
    void received(int bytes);

    void receivedFrame();

    void sent(long frames, long bytes);
}
