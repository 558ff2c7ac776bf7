package dev.howl.testkit.conformance.session;

import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a run, by case. A fault that shows again and again is kept a few times only, and the number of all
 * findings is bounded. Not thread-safe.
 */
public final class FindingLog {
    private static final int MAX_REPEATS = 3;
    private static final int MAX_FINDINGS = 300;

    private final boolean strict;
    private final Map<String, Integer> repeats = new HashMap<>();
    private List<Finding> current = new ArrayList<>();
    private String caseId = "";
    private int total;
    private boolean muted;

    /** @param strict whether notes fail the run, too */
    public FindingLog(boolean strict) {
        this.strict = strict;
    }

    /** Starts a case, to which all findings belong until the next one. */
    public void start(String id) {
        caseId = id;
        current = new ArrayList<>();
    }

    /** Returns the findings of the current case so far. */
    public List<Finding> current() {
        return List.copyOf(current);
    }

    /** Returns whether findings of the current case fail the run. */
    public boolean failed() {
        return current.stream().anyMatch(Finding::failure);
    }

    /** Returns the kinds of the findings of the current case. */
    public Set<Diagnosis> diagnoses() {
        return Set.copyOf(current.stream().map(Finding::diagnosis).toList());
    }

    /** Returns a log that counts nothing towards the bounds of this one, for the search for a simpler failure. */
    public FindingLog forTrial() {
        FindingLog trial = new FindingLog(strict);
        trial.muted = true;
        return trial;
    }

    /** Puts other findings in the places of those of the current case. */
    public void replace(List<Finding> others) {
        if (!others.isEmpty()) {
            current = new ArrayList<>();
            others.forEach(finding -> current.add(finding.in(caseId)));
        }
    }

    /** Adds a finding that fails the run. */
    public void fail(Diagnosis diagnosis, String sentence, List<TrafficLine> traffic) {
        add(diagnosis, true, sentence, traffic);
    }

    /** Adds a finding that fails the run only where the user wants strictness. */
    public void note(Diagnosis diagnosis, String sentence, List<TrafficLine> traffic) {
        add(diagnosis, strict, sentence, traffic);
    }

    private void add(Diagnosis diagnosis, boolean failure, String sentence, List<TrafficLine> traffic) {
        // Numbers differ from case to case where the fault is the same.
        String kind = diagnosis + sentence.replaceAll("[0-9]+", "0").replaceAll("'[^']*'", "''");
        int before = repeats.merge(kind, 1, Integer::sum);
        if (current.size() < 20 && (muted || (before <= MAX_REPEATS && total < MAX_FINDINGS))) {
            current.add(new Finding(caseId, diagnosis, failure, sentence, traffic));
            total++;
        } else if (current.isEmpty()) {
            // The case must not look as if it had passed.
            current.add(new Finding(caseId, diagnosis, failure, sentence, List.of()));
        }
    }
}
