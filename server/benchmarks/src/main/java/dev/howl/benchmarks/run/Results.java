package dev.howl.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * All results of a run.
 *
 * @param environment machine and JVM
 * @param failures failures of servers
 * @param missing reasons why something was not measured
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
