package dev.howl.benchmarks.run;

/**
 * One kind of load, the same for every server.
 *
 * @param size size of an event in bytes
 * @param events number of events for each subscriber
 * @param rate events per second; 0 publishes all at once
 */
record Workload(int subscribers, Kind kind, int size, int events, double rate) {
    enum Kind {
        /** Events are published without a pause. */
        BURST,
        /** Each event is written before the next one is published. */
        SINGLE
    }

    long deliveries() {
        return (long) subscribers * events;
    }
}
