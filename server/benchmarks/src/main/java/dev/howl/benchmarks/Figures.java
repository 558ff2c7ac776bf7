package dev.howl.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What one server did with one kind of load.
 *
 * @param kind {@code burst} or {@code single}
 * @param size of an event, bytes
 * @param events that every subscriber was due
 * @param exact whether each subscriber had each event once and in order
 * @param cpuMicros of the server per delivery, the idle share taken off
 * @param perSecond deliveries
 * @param p50Millis latency, from the event's making to its reading
 * @param p99Millis likewise
 * @param heapPerConnection live, bytes; {@code null} where the server has no heap that can be asked
 * @param residentPerConnection bytes
 * @param idleCpuShare of a core, with nothing published; taken off from {@code cpuMicros}
 * @param note what went wrong, or why there is nothing
 */
record Figures(
        String server,
        int subscribers,
        String kind,
        int size,
        int events,
        boolean exact,
        @Nullable Double cpuMicros,
        @Nullable Double perSecond,
        @Nullable Double p50Millis,
        @Nullable Double p99Millis,
        @Nullable Long heapPerConnection,
        @Nullable Long residentPerConnection,
        @Nullable Double idleCpuShare,
        @Nullable String note) {

    static Figures none(Peer peer, int subscribers, String why) {
        return new Figures(peer.name(), subscribers, "", 0, 0, false, null, null, null, null, null, null, null, why);
    }
}
