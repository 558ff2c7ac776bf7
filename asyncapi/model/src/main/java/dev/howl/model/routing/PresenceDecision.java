package dev.howl.model.routing;

import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByPresence;
import java.util.List;
import java.util.stream.Stream;

/** A decision by the presence of a member. */
record PresenceDecision(MemberPath path, List<Candidate> present, List<Candidate> absent) implements RoutingDecision {

    static PresenceDecision of(MemberPath path, List<Candidate> candidates) {
        return new PresenceDecision(
                path,
                candidates.stream()
                        .filter(candidate -> candidate.rule(path).mayBePresent())
                        .toList(),
                candidates.stream()
                        .filter(candidate -> candidate.rule(path).mayBeAbsent())
                        .toList());
    }

    @Override
    public List<List<Candidate>> outcomes() {
        return Stream.of(present, absent).filter(left -> !left.isEmpty()).toList();
    }

    @Override
    public RoutingPlan plan(Outcome then) {
        return new ByPresence(path.pointer(), then.of(present, false), then.of(absent, false));
    }
}
