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
    private final Set<Left> leftovers = new LinkedHashSet<>();
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
        return new Routing(plan, Ambiguities.of(planner.ambiguous), Ambiguities.ofRests(planner.leftovers));
    }

    private RoutingPlan byType(List<Candidate> all) {
        Map<RoutingPlan, List<JsonType>> cases = new LinkedHashMap<>();
        types(all).forEach((left, types) -> {
            leftovers.add(left);
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

    /** Returns the JSON types that the same candidates have. Objects are a case of their own: their members can be examined, too. */
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

    private RoutingPlan inOrder(Left left) {
        List<Candidate> told = left.told();
        return told.isEmpty() || told.size() == 1
                ? objects(told, left.rest(), Progress.NONE)
                : inOrder(told, left.rest());
    }

    private RoutingPlan objects(Left left) {
        List<Candidate> told = left.told();
        return told.size() == 1 ? alone(told.get(0), left.rest()) : objects(told, left.rest(), Progress.NONE);
    }

    /** Returns the plan for an only object, which has to show its mark, a text, if it has one: otherwise it is a stranger. */
    private RoutingPlan alone(Candidate candidate, List<Candidate> rest) {
        Optional<MemberPath> mark = Stream.concat(
                        Stream.ofNullable(preferred), candidate.paths().stream().filter(path -> path.outer() == null))
                .filter(path -> isMark(candidate.rule(path)))
                .findFirst();
        return mark.<RoutingPlan>flatMap(path -> ValueDecision.of(path, List.of(candidate))
                        .map(decision ->
                                decision.plan((left, shown) -> objects(left, rest, Progress.NONE.by(decision, shown)))))
                .orElseGet(() -> objects(List.of(candidate), rest, Progress.NONE));
    }

    private static boolean isMark(MemberRule rule) {
        return !rule.mayBeAbsent()
                && rule.values().size() == 1
                && rule.values().values().iterator().next().isString();
    }

    /**
     * The decisions that led to a place of the plan.
     *
     * @param made members by whose values has been decided
     * @param shown those among them that had a value that the plan names
     */
    private record Progress(Set<MemberPath> made, Set<MemberPath> shown, int depth) {
        static final Progress NONE = new Progress(Set.of(), Set.of(), 0);

        /** @param isShown whether the member had a value that the plan names */
        Progress by(RoutingDecision decision, boolean isShown) {
            Set<MemberPath> more = decision.helpsInPart() ? with(made, decision.path()) : made;
            return new Progress(more, isShown ? with(shown, decision.path()) : shown, depth + 1);
        }

        private static Set<MemberPath> with(Set<MemberPath> paths, MemberPath path) {
            Set<MemberPath> more = new HashSet<>(paths);
            more.add(path);
            return more;
        }

        /** Returns whether the frame has shown a value that the candidate names, so that it cannot be another message. */
        boolean shows(Candidate candidate) {
            return shown.stream()
                    .anyMatch(path -> !candidate.rule(path).values().isEmpty());
        }
    }

    private RoutingPlan objects(List<Candidate> candidates, List<Candidate> rest, Progress progress) {
        if (candidates.isEmpty()) {
            return rest.isEmpty() ? RoutingPlan.nothing() : rest(rest);
        }
        if (candidates.size() == 1) {
            Candidate only = candidates.get(0);
            return rest.isEmpty() || progress.shows(only) ? new Only(only.id()) : inOrder(candidates, rest);
        }
        Optional<RoutingDecision> best = size > MAX_SIZE || progress.depth() == MAX_DEPTH
                ? Optional.empty()
                : Decisions.best(candidates, preferred, progress.made());
        if (best.isEmpty()) {
            return inOrder(candidates, rest);
        }
        RoutingDecision decision = best.get();
        size += Math.toIntExact(decision.total());
        return decision.plan((left, isShown) -> objects(left, rest, progress.by(decision, isShown)));
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
