package dev.howl.benchmarks.run;

import org.jspecify.annotations.Nullable;

/**
 * The result of one repetition of a workload.
 *
 * @param cpuMicros CPU time of the server per delivery in microseconds, without its idle share
 * @param perSecond deliveries per second, from the creation of the first event to the reading of the last
 * @param p50Millis median latency in milliseconds, from the creation of an event to its reading
 * @param p99Millis 99th percentile of the latency in milliseconds
 * @param bytesPerWrite bytes allocated on the heap by all threads per write, without the idle share; {@code null} if
 *     the server reports none, or batches events
 */
record Sample(
        double cpuMicros,
        double perSecond,
        double p50Millis,
        double p99Millis,
        @Nullable Double bytesPerWrite) {}
