package dev.howl.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * The memory and CPU time that idle subscribed connections cost.
 *
 * @param heapPerConnection live heap after a full collection, in bytes; {@code null} if the server reports none
 * @param residentPerConnection resident memory, in bytes
 * @param idleCpuShare CPU share of one core, with all subscribers and no events
 */
record Footprint(
        String server,
        int subscribers,
        @Nullable Double heapPerConnection,
        double residentPerConnection,
        double idleCpuShare) {}
