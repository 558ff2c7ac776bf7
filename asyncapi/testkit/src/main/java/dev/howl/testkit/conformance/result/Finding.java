package dev.howl.testkit.conformance.result;

import java.util.List;

/**
 * A breach of the contract.
 *
 * @param caseId the case that showed it
 * @param diagnosis its kind
 * @param failure whether it fails the run
 * @param sentence what is wrong, where, and what was expected
 * @param traffic the frames before it, oldest first
 */
public record Finding(String caseId, Diagnosis diagnosis, boolean failure, String sentence, List<TrafficLine> traffic) {
    public Finding {
        traffic = List.copyOf(traffic);
    }

    /** Returns the finding as one of another case. */
    public Finding in(String otherCase) {
        return new Finding(otherCase, diagnosis, failure, sentence, traffic);
    }
}
