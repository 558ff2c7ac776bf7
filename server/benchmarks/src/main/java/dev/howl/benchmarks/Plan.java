package dev.howl.benchmarks;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param subscribers each of them is a run of its own
 * @param sizes of an event, bytes
 * @param burst events that are published at once
 * @param mostDeliveries what a burst may come to with all its subscribers; a burst is cut to that
 * @param singles events that are published one after the other
 * @param singleDeliveriesPerSecond how fast, with all subscribers
 * @param warmUp how long bursts are thrown away
 * @param repeats of a burst; the median counts
 * @param idle how long nothing is published
 * @param budget when no other run is begun
 */
record Plan(
        List<Integer> subscribers,
        List<Integer> sizes,
        int burst,
        int mostDeliveries,
        int singles,
        int singleDeliveriesPerSecond,
        Duration warmUp,
        int repeats,
        Duration idle,
        Duration budget) {
    private static final List<Integer> SIZES = List.of(128, 1024);
    /** As long as the interval of the heartbeat: every subscriber pings once. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    static @Nullable Plan named(String name) {
        return switch (name) {
            case "full" ->
                new Plan(
                        List.of(1_000, 10_000),
                        SIZES,
                        1_000,
                        1_000_000,
                        20,
                        20_000,
                        Duration.ofSeconds(2),
                        1,
                        IDLE,
                        Duration.ofMinutes(7));
            case "quick" ->
                new Plan(
                        List.of(1_000),
                        SIZES,
                        1_000,
                        250_000,
                        40,
                        20_000,
                        Duration.ofSeconds(1),
                        5,
                        IDLE,
                        Duration.ofMinutes(3));
            case "large" ->
                new Plan(
                        List.of(10_000),
                        SIZES,
                        1_000,
                        500_000,
                        10,
                        20_000,
                        Duration.ofSeconds(2),
                        1,
                        IDLE,
                        Duration.ofMinutes(4));
            default -> null;
        };
    }

    int burstFor(int subscribers) {
        return Math.max(1, Math.min(burst, mostDeliveries / subscribers));
    }

    double rateFor(int subscribers) {
        return (double) singleDeliveriesPerSecond / subscribers;
    }
}
