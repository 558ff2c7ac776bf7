package dev.howl.server.fanout;

/** A counter of the batches written to subscribers. Safe for use by several threads. */
@FunctionalInterface
public interface DeliveryStats {

    /**
     * Called after a batch was written to a number of subscribers.
     *
     * @param subscribers number of subscribers that were written to
     * @param events number of events in the batch
     * @param bytes size of the batch in bytes, WebSocket framing included
     */
    void written(int subscribers, int events, int bytes);
}
