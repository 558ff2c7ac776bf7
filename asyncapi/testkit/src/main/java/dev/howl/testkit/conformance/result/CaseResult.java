package dev.howl.testkit.conformance.result;

import java.time.Duration;
import java.util.List;

/**
 * The result of a case.
 *
 * @param id names the case in this contract; with the seed it is the whole case
 * @param kind its kind
 * @param title the case in words
 * @param duration how long it took
 * @param findings empty if the server conforms
 */
public record CaseResult(String id, CaseKind kind, String title, Duration duration, List<Finding> findings) {
    public CaseResult {
        findings = List.copyOf(findings);
    }

    /** Returns whether a finding fails the run. */
    public boolean failed() {
        return findings.stream().anyMatch(Finding::failure);
    }
}
