package dev.howl.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * What one repetition of a cell took.
 *
 * @param cpuMicros of the server per delivery, the idle share taken off
 * @param perSecond deliveries, from the first event's making to the last one's reading
 * @param p50Millis latency, from an event's making to its reading
 * @param p99Millis likewise
 * @param bytesPerWrite allocated on the heap by all threads, the idle share taken off; {@code null} where there is no
 *     heap to ask, or where events are joined
 */
record Sample(
        double cpuMicros,
        double perSecond,
        double p50Millis,
        double p99Millis,
        @Nullable Double bytesPerWrite) {}
