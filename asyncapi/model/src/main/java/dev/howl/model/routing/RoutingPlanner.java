package dev.howl.model.routing;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.InOrder;
import dev.howl.runtime.RoutingPlan.Only;
import dev.howl.runtime.RoutingPlan.TypeCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The maker of routing plans. It tests the JSON type of a frame first, then what divides the messages best: the value of
 * a member, its type or its presence. Messages that are left together are tried in the order of the document. A decision
 * is made only where every frame that fits a message leads to it: what is excluded is disjoint by proof.
 */
public final class RoutingPlanner {
    /** Bounds the size of a plan; beyond it, messages are tried in order. */
    private static final int MAX_SIZE = 50_000;
    /** Bounds the decisions about one frame. A plan travels as JSON, whose readers bound its depth. */
    private static final int MAX_DEPTH = 12;

    private final @Nullable MemberPath preferred;
    private final Set<List<Candidate>> ambiguous = new LinkedHashSet<>();
    private int size;

    private RoutingPlanner(@Nullable String preferred) {
        this.preferred = preferred == null ? null : new MemberPath(null, preferred);
    }

    /**
     * Plans the routing of the JSON messages that travel in one direction.
     *
     * @param messages in the order of the document
     * @param preferred a member that is used if it serves as well as others; {@code null} for any
     */
    public static Routing plan(List<RoutedMessage> messages, @Nullable String preferred) {
        RoutingPlanner planner = new RoutingPlanner(preferred);
        RoutingPlan plan = planner.byType(messages.stream().map(Candidate::new).toList());
        return new Routing(plan, Ambiguities.of(planner.ambiguous));
    }

    private RoutingPlan byType(List<Candidate> all) {
        Map<RoutingPlan, List<JsonType>> cases = new LinkedHashMap<>();
        types(all).forEach((left, types) -> {
            cases.computeIfAbsent(left.areObjects() ? objects(left) : inOrder(left), same -> new ArrayList<>())
                    .addAll(types);
        });
        if (cases.size() == 1) {
            return cases.keySet().iterator().next();
        }
        List<TypeCase> plans = new ArrayList<>();
        cases.forEach((plan, types) -> plans.add(new TypeCase(types, plan)));
        return plans.isEmpty() ? RoutingPlan.nothing() : new ByType("", plans, RoutingPlan.nothing());
    }

    /** Returns the JSON types that the same candidates have. Objects are by themselves: more can be asked of them. */
    private static Map<Left, List<JsonType>> types(List<Candidate> all) {
        Map<Candidate, Set<JsonType>> own = new LinkedHashMap<>();
        all.forEach(candidate -> own.put(candidate, candidate.types()));
        Map<Left, List<JsonType>> types = new LinkedHashMap<>();
        for (JsonType type : JsonType.values()) {
            List<Candidate> left = all.stream()
                    .filter(each -> Objects.requireNonNull(own.get(each)).contains(type))
                    .toList();
            if (!left.isEmpty()) {
                types.computeIfAbsent(new Left(left, type == JsonType.OBJECT), same -> new ArrayList<>())
                        .add(type);
            }
        }
        return types;
    }

    private record Left(List<Candidate> candidates, boolean areObjects) {
        List<Candidate> rest() {
            return candidates.stream().filter(Candidate::isRest).toList();
        }

        List<Candidate> told() {
            return candidates.stream().filter(each -> !each.isRest()).toList();
        }
    }

    private RoutingPlan inOrder(Left left) {
        List<Candidate> told = left.told();
        return told.isEmpty() || told.size() == 1
                ? objects(told, left.rest(), Set.of(), 0)
                : inOrder(told, left.rest());
    }

    private RoutingPlan objects(Left left) {
        List<Candidate> told = left.told();
        return told.size() == 1 ? alone(told.get(0), left.rest()) : objects(told, left.rest(), Set.of(), 0);
    }

    /** Returns the plan for an only object, which has to show its mark, a text, if it has one: otherwise it is a stranger. */
    private RoutingPlan alone(Candidate candidate, List<Candidate> rest) {
        Optional<MemberPath> mark = Stream.concat(
                        Stream.ofNullable(preferred), candidate.paths().stream().filter(path -> path.outer() == null))
                .filter(path -> isMark(candidate.rule(path)))
                .findFirst();
        return mark.<RoutingPlan>flatMap(path -> ValueDecision.of(path, List.of(candidate))
                        .map(decision -> decision.plan(left -> objects(left, rest, Set.of(), 1))))
                .orElseGet(() -> rest.isEmpty() ? new Only(candidate.id()) : inOrder(List.of(candidate), rest));
    }

    private static boolean isMark(MemberRule rule) {
        return !rule.mayBeAbsent()
                && rule.values().size() == 1
                && rule.values().values().iterator().next().isString();
    }

    private RoutingPlan objects(List<Candidate> candidates, List<Candidate> rest, Set<MemberPath> made, int depth) {
        if (candidates.isEmpty()) {
            return rest.isEmpty() ? RoutingPlan.nothing() : rest(rest);
        }
        if (candidates.size() == 1) {
            return new Only(candidates.get(0).id());
        }
        Optional<RoutingDecision> best =
                size > MAX_SIZE || depth == MAX_DEPTH ? Optional.empty() : Decisions.best(candidates, preferred, made);
        if (best.isEmpty()) {
            return inOrder(candidates, rest);
        }
        RoutingDecision decision = best.get();
        size += Math.toIntExact(decision.total());
        Set<MemberPath> more = new HashSet<>(made);
        if (decision.helpsInPart()) {
            more.add(decision.path());
        }
        return decision.plan(left -> objects(left, rest, more, depth + 1));
    }

    private RoutingPlan rest(List<Candidate> rest) {
        return rest.size() == 1 ? new Only(rest.get(0).id()) : inOrder(rest, List.of());
    }

    private RoutingPlan inOrder(List<Candidate> candidates, List<Candidate> rest) {
        ambiguous.add(candidates);
        ambiguous.add(rest);
        return new InOrder(Stream.concat(candidates.stream(), rest.stream())
                .map(Candidate::id)
                .toList());
    }
}
