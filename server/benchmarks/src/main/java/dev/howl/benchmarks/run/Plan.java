package dev.howl.benchmarks.run;

import dev.howl.benchmarks.run.Workload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param subscribers with each of them all servers are started anew
 * @param sizes of an event, bytes
 * @param burst events that are published at once
 * @param mostDeliveries what a burst may come to with all its subscribers; a burst is cut to that
 * @param singleDeliveries what single events come to with all subscribers
 * @param singleDeliveriesPerSecond how fast, with all subscribers
 * @param warmUp how long a server that compiles while it runs is warmed up
 * @param repetitions of each cell; the median counts
 * @param idle how long nothing is published
 * @param stalled how many subscribers stop reading
 * @param stalledAmong of how many that is; 0 leaves that out
 * @param budget when no other repetition is begun
 */
public record Plan(
        String name,
        List<Integer> subscribers,
        List<Integer> sizes,
        int burst,
        int mostDeliveries,
        int singleDeliveries,
        int singleDeliveriesPerSecond,
        Duration warmUp,
        int repetitions,
        Duration idle,
        int stalled,
        int stalledAmong,
        Duration budget) {
    private static final List<Integer> SIZES = List.of(128, 1024);
    /** As long as the interval of the heartbeat: every subscriber pings once. */
    private static final Duration IDLE = Duration.ofSeconds(5);
    /** About a fifth of what the slowest server can do. */
    private static final int SINGLES_PER_SECOND = 40_000;

    /** As long as the compiler of a JVM that has one core, and 10,000 connections, still changes what is measured. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** So that a round with many subscribers is long enough to be told from chance. */
    private static final int FEWEST_SINGLES = 8;

    private static final int BURST = 1_000;
    private static final int MOST_DELIVERIES = 1_000_000;
    private static final int STALLED = 100;
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;

    /**
     * {@code full}, {@code quick} (1,000 subscribers), {@code large} (10,000) or {@code stalled} (only what stalled
     * readers change); {@code null} for another name.
     */
    public static @Nullable Plan named(String name) {
        return switch (name) {
            case "full" -> plan(name, List.of(FEW, MANY), MOST_DELIVERIES, MANY, Duration.ofMinutes(8));
            case "quick" -> plan(name, List.of(FEW), MOST_DELIVERIES / 4, 0, Duration.ofMinutes(3));
            case "large" -> plan(name, List.of(MANY), MOST_DELIVERIES / 2, MANY, Duration.ofMinutes(5));
            case "stalled" -> plan(name, List.of(), MOST_DELIVERIES, MANY, Duration.ofMinutes(2));
            default -> null;
        };
    }

    private static Plan plan(
            String name, List<Integer> subscribers, int deliveries, int stalledAmong, Duration budget) {
        return new Plan(
                name,
                subscribers,
                SIZES,
                BURST,
                deliveries,
                SINGLES_PER_SECOND,
                SINGLES_PER_SECOND,
                WARM_UP,
                3,
                IDLE,
                STALLED,
                stalledAmong,
                budget);
    }

    /** What is measured with so many subscribers. */
    List<Workload> cells(int subscribers) {
        List<Workload> cells = new ArrayList<>();
        for (int size : sizes) {
            cells.add(single(subscribers, size, Math.max(FEWEST_SINGLES, singleDeliveries / subscribers)));
            cells.add(burst(subscribers, size, Math.min(burst, mostDeliveries / subscribers)));
        }
        return cells;
    }

    Workload single(int subscribers, int size, int events) {
        return new Workload(
                subscribers, Kind.SINGLE, size, Math.max(1, events), (double) singleDeliveriesPerSecond / subscribers);
    }

    Workload burst(int subscribers, int size, int events) {
        return new Workload(subscribers, Kind.BURST, size, Math.max(1, events), 0);
    }
}
