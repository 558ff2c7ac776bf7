package dev.howl.benchmarks.run;

import dev.howl.benchmarks.run.Workload.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The goals of Howl, computed from the results of a run. */
final class Goals {
    /** Single events are compared with nchan up to this number of subscribers, and with the floor beyond. */
    private static final int MAX_SUBSCRIBERS_AGAINST_NCHAN = 1_000;

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
        String prefix = one.stalled() + " stalled among " + count(one.subscribers()) + ": ";
        return List.of(
                new Goal(prefix + "live heap and direct memory rise by", " %", STALLED_MEMORY, one.memoryRise()),
                new Goal(prefix + "resident memory rises by", " %", STALLED_MEMORY, one.residentRise()),
                new Goal(prefix + "p99 of the others rises by", " %", STALLED_LATENCY, one.latencyRise()));
    }

    private Optional<Goal> cell(Figures howl) {
        Workload cell = howl.cell();
        if (cell.kind() == Kind.BURST) {
            return Optional.of(against(howl, Peers.NCHAN, BURST_AGAINST_NCHAN));
        }
        return Optional.of(
                cell.subscribers() <= MAX_SUBSCRIBERS_AGAINST_NCHAN
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

    /**
     * Returns CPU time per delivery divided by another server's for the same workload; {@code null} if that has no
     * result.
     */
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
