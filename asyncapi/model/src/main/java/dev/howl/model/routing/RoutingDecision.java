package dev.howl.model.routing;

import dev.howl.runtime.RoutingPlan;
import java.util.List;

/** A test of a frame that divides the candidates: each outcome leaves some of them. */
interface RoutingDecision {
    /** Returns the member that is looked at. */
    MemberPath path();

    /** Returns the candidates that each outcome leaves; an outcome that leaves none is not listed. */
    List<List<Candidate>> outcomes();

    /** Returns the plan that makes the decision, with a plan for each outcome. */
    RoutingPlan plan(Outcome then);

    /** The maker of the plan for an outcome. */
    interface Outcome {
        /**
         * Returns the plan.
         *
         * @param isShown whether the member has a value that the decision names
         */
        RoutingPlan of(List<Candidate> left, boolean isShown);
    }

    /** Returns whether the decision helps although one outcome leaves all candidates. */
    default boolean helpsInPart() {
        return false;
    }

    /** Returns the number of candidates that the worst outcome leaves. */
    default int worst() {
        return outcomes().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Returns the number of candidates that all outcomes leave together. */
    default long total() {
        return outcomes().stream().mapToLong(List::size).sum();
    }
}
