package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Findings.Wrong;
import java.util.List;
import java.util.Locale;

/** A counter of injected faults. Not thread-safe. */
public final class Tally {
    private int cuts;
    private int kills;
    private int freezes;
    private int stalls;
    private int outages;

    /**
     * The totals of a scenario.
     *
     * @param acknowledged events acknowledged to publishers
     * @param handled events delivered to all witnesses together
     * @param gaps gaps delivered to all witnesses together
     * @param wrong the violations, one line per kind with examples
     */
    public record Result(
            int cuts,
            int kills,
            int freezes,
            int stalls,
            int outages,
            int acknowledged,
            long handled,
            long gaps,
            long silentLosses,
            long duplicates,
            long reorders,
            List<String> wrong) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d cuts, %d kills, %d freezes, %d stalls, %d outages of the store; %,d events acknowledged, "
                            + "%,d handled, %,d gaps; %d silent losses, %d duplicates, %d reorders",
                    cuts,
                    kills,
                    freezes,
                    stalls,
                    outages,
                    acknowledged,
                    handled,
                    gaps,
                    silentLosses,
                    duplicates,
                    reorders);
        }
    }

    void cuts(int connections) {
        cuts += connections;
    }

    void kill() {
        kills++;
    }

    void freeze() {
        freezes++;
    }

    void stall() {
        stalls++;
    }

    /** Counts an outage of Redis. */
    public void outage() {
        outages++;
    }

    public int cuts() {
        return cuts;
    }

    Result result(int acknowledged, long handled, long gaps, Findings findings) {
        return new Result(
                cuts,
                kills,
                freezes,
                stalls,
                outages,
                acknowledged,
                handled,
                gaps,
                findings.count(Wrong.SILENT_LOSS),
                findings.count(Wrong.DUPLICATE),
                findings.count(Wrong.REORDER),
                findings.report());
    }
}
