package dev.howl.benchmarks.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A printer of the results, as Markdown tables. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void footprints(List<Footprint> footprints) {
        if (footprints.isEmpty()) {
            return;
        }
        title(String.format(
                Locale.ROOT, "%,d idle subscribers", footprints.get(0).subscribers()));
        row("server", "live heap B / connection", "resident B / connection", "idle CPU %");
        row("---", "---", "---", "---");
        footprints.forEach(one -> row(
                one.server(),
                number(one.heapPerConnection(), 0),
                number(one.residentPerConnection(), 0),
                number(one.idleCpuShare() * 100, 2)));
    }

    void cell(Workload cell, List<Figures> figures) {
        title(Goals.named(cell));
        row(
                "server",
                "server CPU µs / delivery",
                "least to most",
                "÷ nchan",
                "÷ floor",
                "deliveries / s",
                "p50 ms",
                "p99 ms");
        row("---", "---", "---", "---", "---", "---", "---", "---");
        figures.forEach(one -> row(
                one.server(),
                number(one.cpuMicros(), 3),
                number(one.cpuLow(), 3) + " to " + number(one.cpuHigh(), 3),
                number(Goals.ratio(figures, one, Peers.NCHAN), 3),
                number(Goals.ratio(figures, one, Peers.FLOOR), 3),
                number(one.perSecond(), 0),
                number(one.p50Millis(), 2),
                number(one.p99Millis(), 2)));
    }

    void end(Results results) {
        results.stalled().forEach(this::stalled);
        title("Goals");
        row("goal", "bound", "value", "");
        row("---", "---", "---", "---");
        results.measures().forEach(one -> row(one.name(), one.shownBound(), one.shownValue(), one.shownVerdict()));
        out.println();
        results.environment().forEach((name, value) -> out.println(name + ": " + value));
        results.missing().forEach(line -> out.println("Not measured: " + line));
        results.failures().forEach(line -> out.println("FAILED: " + line));
        list("Missed", Goal.Verdict.MISSED, results.measures());
        list("Not measured", Goal.Verdict.NOT_MEASURED, results.measures());
    }

    private void list(String heading, Goal.Verdict verdict, List<Goal> measures) {
        List<String> names = measures.stream()
                .filter(one -> one.verdict() == verdict)
                .map(Goal::name)
                .toList();
        out.println(heading + ": " + (names.isEmpty() ? "none" : names.size()));
        names.forEach(name -> out.println("  " + name));
    }

    private void stalled(StalledResult one) {
        title(one.stalled() + " stalled readers among " + one.subscribers());
        row("Howl", "live heap and direct B", "resident B", "p99 ms of the others");
        row("---", "---", "---", "---");
        state("all read", one.calm());
        state(one.stalled() + " stalled", one.rising());
    }

    private void state(String name, StalledResult.State state) {
        row(name, number(state.memory(), 0), number(state.resident(), 0), number(state.p99Millis(), 2));
    }

    private void title(String text) {
        out.println("\n" + text + "\n");
    }

    private void row(String... cells) {
        out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String number(@Nullable Double value, int digits) {
        return value == null ? "-" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
