package dev.howl.chaos.harness;

import dev.howl.chaos.harness.Violations.Kind;

/** A counter of injected faults. Not thread-safe. */
public final class FaultCounter {
    private int cuts;
    private int kills;
    private int freezes;
    private int stalls;
    private int outages;

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

    ScenarioResult result(int acknowledged, long handled, long gaps, Violations violations) {
        return new ScenarioResult(
                cuts,
                kills,
                freezes,
                stalls,
                outages,
                acknowledged,
                handled,
                gaps,
                violations.count(Kind.SILENT_LOSS),
                violations.count(Kind.DUPLICATE),
                violations.count(Kind.REORDER),
                violations.report());
    }
}
