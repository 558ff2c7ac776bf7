package dev.howl.chaos.harness;

import java.util.List;
import java.util.Locale;

/**
 * The totals of a scenario.
 *
 * @param acknowledged events acknowledged to publishers
 * @param handled events delivered to all witnesses together
 * @param gaps gaps delivered to all witnesses together
 * @param wrong the violations, one line per kind with examples
 */
public record ScenarioResult(
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
