package dev.howl.benchmarks.run;

/**
 * What subscribers that stop reading change: medians of repetitions without and with them.
 *
 * @param subscribers all of them
 * @param stalled of those
 * @param calm while all read
 * @param rising while some do not
 */
record StalledResult(int subscribers, int stalled, State calm, State rising) {

    /**
     * @param memory live heap and what Netty's allocators hold outside the heap, bytes
     * @param resident bytes
     * @param p99Millis latency of those that read
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

    /** Percent. */
    private static double rise(double before, double after) {
        return (after / before - 1) * 100;
    }
}
