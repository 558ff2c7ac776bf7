package dev.howl.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * Everything that a run found.
 *
 * @param environment what it ran on
 * @param failures of servers
 * @param missing what was not measured, and why
 */
record Results(
        Plan plan,
        Map<String, Object> environment,
        List<Figures> figures,
        List<Footprint> footprints,
        List<StalledResult> stalled,
        List<Goal> measures,
        List<String> failures,
        List<String> missing) {}
