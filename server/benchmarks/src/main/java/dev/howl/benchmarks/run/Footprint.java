package dev.howl.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * What idle subscribed connections take.
 *
 * @param heapPerConnection live after a full collection, bytes; {@code null} where there is no heap to ask
 * @param residentPerConnection bytes
 * @param idleCpuShare of a core, with all subscribers and nothing published
 */
record Footprint(
        String server,
        int subscribers,
        @Nullable Double heapPerConnection,
        double residentPerConnection,
        double idleCpuShare) {}
