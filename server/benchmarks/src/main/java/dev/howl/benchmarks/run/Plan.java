package dev.howl.benchmarks.run;

import dev.howl.benchmarks.run.Workload.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extent of a run.
 *
 * @param subscribers numbers of subscribers; all servers restart for each of them
 * @param sizes sizes of an event, in bytes
 * @param burst events of a burst
 * @param mostDeliveries maximum deliveries of a burst to all subscribers; the burst is shortened to that
 * @param singleDeliveries deliveries of all single events to all subscribers
 * @param singleDeliveriesPerSecond rate of these deliveries
 * @param warmUp warm-up of a server with a just-in-time compiler
 * @param repetitions repetitions of each workload, of which the median counts
 * @param idle period without events
 * @param stalled number of subscribers that stop reading
 * @param stalledAmong number of all subscribers of that measurement; 0 omits it
 * @param budget time after which no further repetition starts
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
    /** The heartbeat interval, so that every subscriber pings once. */
    private static final Duration IDLE = Duration.ofSeconds(5);
    /** About a fifth of the slowest server's capacity. */
    private static final int SINGLES_PER_SECOND = 40_000;

    /** Time until the figures of a JVM on one core with 10,000 connections are stable. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** Minimum number of single events, so that a round with many subscribers lasts long enough to be significant. */
    private static final int MIN_SINGLES = 8;

    private static final int BURST = 1_000;
    private static final int MAX_DELIVERIES = 1_000_000;
    private static final int STALLED = 100;
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;

    /**
     * Returns the plan {@code full}, {@code quick} (1,000 subscribers), {@code large} (10,000) or {@code stalled}
     * (stalled readers only); {@code null} for any other name.
     */
    public static @Nullable Plan named(String name) {
        return switch (name) {
            case "full" -> plan(name, List.of(FEW, MANY), MAX_DELIVERIES, MANY, Duration.ofMinutes(8));
            case "quick" -> plan(name, List.of(FEW), MAX_DELIVERIES / 4, 0, Duration.ofMinutes(3));
            case "large" -> plan(name, List.of(MANY), MAX_DELIVERIES / 2, MANY, Duration.ofMinutes(5));
            case "stalled" -> plan(name, List.of(), MAX_DELIVERIES, MANY, Duration.ofMinutes(2));
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

    /** Returns the workloads for a number of subscribers. */
    List<Workload> cells(int subscribers) {
        List<Workload> cells = new ArrayList<>();
        for (int size : sizes) {
            cells.add(single(subscribers, size, Math.max(MIN_SINGLES, singleDeliveries / subscribers)));
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
