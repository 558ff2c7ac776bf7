package dev.howl.benchmarks.run;

/**
 * The effect of subscribers that stop reading: medians of repetitions without and with stalled readers.
 *
 * @param subscribers number of all subscribers
 * @param stalled number of subscribers that stop reading
 * @param calm state while all subscribers read
 * @param rising state while some are stalled
 */
record StalledResult(int subscribers, int stalled, State calm, State rising) {

    /**
     * A measured state of the server.
     *
     * @param memory live heap and memory of Netty's allocators outside the heap, in bytes
     * @param resident resident memory, in bytes
     * @param p99Millis 99th percentile of the latency of the reading subscribers, in milliseconds
     */
    record State(double memory, double resident, double p99Millis) {}

    double memoryRise() {
        return rise(calm.memory, rising.memory);
    }

    double residentRise() {
        return rise(calm.resident, rising.resident);
    }

    double latencyRise() {
        return rise(calm.p99Millis, rising.p99Millis);
    }

    /** Returns the rise in percent. */
    private static double rise(double before, double after) {
        return (after / before - 1) * 100;
    }
}
