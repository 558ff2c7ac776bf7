package dev.howl.model.routing;

import dev.howl.runtime.JsonKinds;
import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByValue;
import dev.howl.runtime.RoutingPlan.ValueCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A decision by the value of a member.
 *
 * @param cases the values that leave the same candidates, by these
 */
record ValueDecision(
        MemberPath path, Map<List<Candidate>, List<JsonNode>> cases, List<Candidate> absent, List<Candidate> other)
        implements RoutingDecision {

    /** Returns the decision; empty where no candidate names values. */
    static Optional<ValueDecision> of(MemberPath path, List<Candidate> candidates) {
        Map<Object, JsonNode> values = new LinkedHashMap<>();
        candidates.forEach(candidate -> values.putAll(candidate.rule(path).values()));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<Object, List<Candidate>> byValue = new LinkedHashMap<>();
        List<Candidate> absent = new ArrayList<>();
        List<Candidate> other = new ArrayList<>();
        for (Candidate candidate : candidates) {
            MemberRule rule = candidate.rule(path);
            if (rule.mayBeAbsent()) {
                absent.add(candidate);
            }
            if (rule.mayBePresent() && rule.values().isEmpty()) {
                other.add(candidate);
            }
            values(rule, values).forEach(key -> byValue.computeIfAbsent(key, first -> new ArrayList<>())
                    .add(candidate));
        }
        Map<List<Candidate>, List<JsonNode>> cases = new LinkedHashMap<>();
        byValue.forEach((key, left) ->
                cases.computeIfAbsent(left, same -> new ArrayList<>()).add(Objects.requireNonNull(values.get(key))));
        return Optional.of(new ValueDecision(path, cases, absent, other));
    }

    /** Returns the keys of those among all values that a rule allows. */
    private static Stream<Object> values(MemberRule rule, Map<Object, JsonNode> all) {
        return !rule.values().isEmpty()
                ? rule.values().keySet().stream()
                : all.entrySet().stream()
                        .filter(value -> rule.allows(JsonKinds.of(value.getValue())))
                        .map(Map.Entry::getKey);
    }

    @Override
    public List<List<Candidate>> outcomes() {
        return Stream.concat(cases.keySet().stream(), Stream.of(absent, other))
                .filter(left -> !left.isEmpty())
                .toList();
    }

    /** Values are not looked at by the records of a client, so that each that is decided here is worth it. */
    @Override
    public boolean helpsInPart() {
        return true;
    }

    @Override
    public RoutingPlan plan(Outcome then) {
        List<ValueCase> all = new ArrayList<>();
        cases.forEach((left, values) -> all.add(new ValueCase(values, then.of(left, true))));
        return new ByValue(path.pointer(), all, then.of(absent, false), then.of(other, false));
    }
}
