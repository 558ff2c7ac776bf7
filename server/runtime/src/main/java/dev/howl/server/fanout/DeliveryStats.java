package dev.howl.server.fanout;

/** Is told what was written. Safe for use by several threads. */
@FunctionalInterface
public interface DeliveryStats {

    /**
     * So many subscribers were each written so many events.
     *
     * @param bytes of the events' frames together
     */
    void written(int subscribers, int events, int bytes);
}
