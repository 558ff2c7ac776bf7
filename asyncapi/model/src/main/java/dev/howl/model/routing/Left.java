package dev.howl.model.routing;

import java.util.List;

/** Messages that the type of a frame leaves. */
record Left(List<Candidate> candidates, boolean areObjects) {
    /** Returns those of whose members nothing is said. */
    List<Candidate> rest() {
        return candidates.stream().filter(Candidate::isRest).toList();
    }

    /** Returns all others. */
    List<Candidate> told() {
        return candidates.stream().filter(each -> !each.isRest()).toList();
    }
}
