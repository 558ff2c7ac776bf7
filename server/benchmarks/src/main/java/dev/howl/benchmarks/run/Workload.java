package dev.howl.benchmarks.run;

/**
 * One kind of load, the same for every server.
 *
 * @param size of an event, bytes
 * @param events that every subscriber is due
 * @param rate events a second; 0 for all at once
 */
record Workload(int subscribers, Kind kind, int size, int events, double rate) {
    enum Kind {
        /** One event straight after the other. */
        BURST,
        /** Each event has gone out before the next is made. */
        SINGLE
    }

    long deliveries() {
        return (long) subscribers * events;
    }
}
