package dev.howl.model.routing;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.TypeCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A decision by the JSON type of a member.
 *
 * @param cases the types that leave the same candidates, by these
 */
record TypeDecision(MemberPath path, Map<List<Candidate>, List<JsonType>> cases, List<Candidate> absent)
        implements RoutingDecision {

    static TypeDecision of(MemberPath path, List<Candidate> candidates) {
        Map<List<Candidate>, List<JsonType>> cases = new LinkedHashMap<>();
        for (JsonType type : JsonType.values()) {
            List<Candidate> left = candidates.stream()
                    .filter(candidate -> candidate.rule(path).allows(type))
                    .toList();
            if (!left.isEmpty()) {
                cases.computeIfAbsent(left, same -> new ArrayList<>()).add(type);
            }
        }
        List<Candidate> absent = candidates.stream()
                .filter(candidate -> candidate.rule(path).mayBeAbsent())
                .toList();
        return new TypeDecision(path, cases, absent);
    }

    @Override
    public List<List<Candidate>> outcomes() {
        return Stream.concat(cases.keySet().stream(), Stream.of(absent))
                .filter(left -> !left.isEmpty())
                .toList();
    }

    @Override
    public RoutingPlan plan(Outcome then) {
        List<TypeCase> all = new ArrayList<>();
        cases.forEach((left, types) -> all.add(new TypeCase(types, then.of(left, false))));
        return new ByType(path.pointer(), all, then.of(absent, false));
    }
}
