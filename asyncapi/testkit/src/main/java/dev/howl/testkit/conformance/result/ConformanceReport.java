package dev.howl.testkit.conformance.result;

import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a run.
 *
 * @param contract title and version of the contract
 * @param url the address that was tested
 * @param seed what the generated messages were made from
 * @param duration of the whole run
 * @param complete whether all cases were run; otherwise the time was over
 * @param cases in the order of the run
 * @param coverage by kind
 * @param unmutated constraints for which no invalid message could be made, with the reason
 * @param problems what kept the run from being one, such as a required coverage that was not reached
 */
public record ConformanceReport(
        String contract,
        String url,
        long seed,
        Duration duration,
        boolean complete,
        List<CaseResult> cases,
        Map<CoverageKind, CoverageCount> coverage,
        List<String> unmutated,
        List<String> problems) {

    public ConformanceReport {
        cases = List.copyOf(cases);
        coverage = Map.copyOf(coverage);
        unmutated = List.copyOf(unmutated);
        problems = List.copyOf(problems);
    }

    /** Returns the report with other problems. */
    public ConformanceReport with(List<String> others) {
        return new ConformanceReport(contract, url, seed, duration, complete, cases, coverage, unmutated, others);
    }

    /**
     * Returns the report with a problem for each of messages and operations of which less than this share is seen. Other
     * kinds are never required: what cannot be mutated leaves keywords unseen, and many codes come only with faults.
     */
    public ConformanceReport requiring(double percent) {
        List<String> all = new ArrayList<>(problems);
        for (CoverageKind kind : CoverageKind.values()) {
            CoverageCount count = coverage(kind);
            if (kind.isRequired() && count.percent() < percent) {
                all.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f %% were seen (%s), and %.1f %% are required; not seen: %s",
                        kind.plural(),
                        count.percent(),
                        count,
                        percent,
                        String.join(", ", count.missing())));
            }
        }
        return with(all);
    }

    /** Returns the findings that fail the run. */
    public List<Finding> failures() {
        return findings().stream().filter(Finding::failure).toList();
    }

    /** Returns all findings. */
    public List<Finding> findings() {
        return cases.stream().flatMap(result -> result.findings().stream()).toList();
    }

    /** Returns whether no check failed and no requirement was missed. */
    public boolean passed() {
        return failures().isEmpty() && problems.isEmpty();
    }

    /** Returns the number of cases of a kind that passed. */
    public long passed(CaseKind kind) {
        return cases.stream()
                .filter(result -> result.kind() == kind && result.findings().isEmpty())
                .count();
    }

    /** Returns the coverage of a kind, of nothing if the contract has none of it. */
    public CoverageCount coverage(CoverageKind kind) {
        return coverage.getOrDefault(kind, new CoverageCount(Map.of()));
    }
}
