package dev.howl.benchmarks.run;

import dev.howl.benchmarks.run.Workload.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what was measured against what Howl is to stay within. */
final class Goals {
    /** Up to so many subscribers a single event is held against nchan, beyond against the bare sender. */
    private static final int MOST_AGAINST_NCHAN = 1_000;

    private static final double SINGLE_AGAINST_NCHAN = 1.1;
    private static final double SINGLE_AGAINST_FLOOR = 1.3;
    private static final double BURST_AGAINST_NCHAN = 0.1;
    private static final double BYTES_PER_WRITE = 32;
    private static final double HEAP_PER_CONNECTION = 8 * 1024;
    private static final double STALLED_MEMORY = 5;
    private static final double STALLED_LATENCY = 20;

    private final List<Figures> figures;

    private Goals(List<Figures> figures) {
        this.figures = figures;
    }

    static List<Goal> of(List<Figures> figures, List<Footprint> footprints, List<StalledResult> stalled) {
        Goals measures = new Goals(figures);
        List<Goal> all = new ArrayList<>();
        figures.stream()
                .filter(one -> one.server().equals(Peers.HOWL))
                .sorted(Comparator.comparing(one -> one.cell().kind(), Comparator.reverseOrder()))
                .forEach(one -> measures.cell(one).ifPresent(all::add));
        figures.stream()
                .filter(one -> one.bytesPerWrite() != null)
                .forEach(one -> all.add(new Goal(
                        "allocated per write, " + named(one.cell()), " B", BYTES_PER_WRITE, one.bytesPerWrite())));
        footprints.stream()
                .filter(one -> one.server().equals(Peers.HOWL))
                .forEach(one -> all.add(new Goal(
                        "live heap per idle connection, " + count(one.subscribers()) + " subscribers",
                        " B",
                        HEAP_PER_CONNECTION,
                        one.heapPerConnection())));
        stalled.forEach(one -> all.addAll(stalled(one)));
        return List.copyOf(all);
    }

    private static List<Goal> stalled(StalledResult one) {
        String who = one.stalled() + " stalled among " + count(one.subscribers()) + ": ";
        return List.of(
                new Goal(who + "live heap and direct memory rise by", " %", STALLED_MEMORY, one.memoryRise()),
                new Goal(who + "resident memory rises by", " %", STALLED_MEMORY, one.residentRise()),
                new Goal(who + "p99 of the others rises by", " %", STALLED_LATENCY, one.latencyRise()));
    }

    private Optional<Goal> cell(Figures howl) {
        Workload cell = howl.cell();
        if (cell.kind() == Kind.BURST) {
            return Optional.of(against(howl, Peers.NCHAN, BURST_AGAINST_NCHAN));
        }
        return Optional.of(
                cell.subscribers() <= MOST_AGAINST_NCHAN
                        ? against(howl, Peers.NCHAN, SINGLE_AGAINST_NCHAN)
                        : against(howl, Peers.FLOOR, SINGLE_AGAINST_FLOOR));
    }

    private Goal against(Figures howl, String other, double bound) {
        return new Goal(
                "CPU per delivery over that of " + other + ", " + named(howl.cell()),
                " ×",
                bound,
                ratio(figures, howl, other));
    }

    /** CPU time per delivery over another server's in the same cell; {@code null} where that has no figure. */
    static @Nullable Double ratio(List<Figures> figures, Figures one, String other) {
        return figures.stream()
                .filter(figure -> figure.server().equals(other) && figure.cell().equals(one.cell()))
                .findFirst()
                .map(figure -> one.cpuMicros() / figure.cpuMicros())
                .orElse(null);
    }

    static String named(Workload cell) {
        return (cell.kind() == Kind.BURST ? "burst of " + count(cell.events()) : "single events") + ", "
                + count(cell.subscribers()) + " subscribers, " + count(cell.size()) + " B";
    }

    private static String count(int number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
