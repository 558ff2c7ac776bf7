package dev.howl.model.routing;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The choice of the decision that divides candidates best. */
final class Decisions {
    /** Members that are examined where none distinguishes all candidates. */
    private static final int MAX_PATHS = 60;

    private Decisions() {}

    /**
     * Returns the decision that divides candidates best; empty where none does.
     *
     * @param preferred the member that is taken if it distinguishes all candidates
     * @param made members by whose values has been decided before
     */
    static Optional<RoutingDecision> best(
            List<Candidate> candidates, @Nullable MemberPath preferred, Set<MemberPath> made) {
        Optional<RoutingDecision> whole = whole(candidates, preferred);
        if (whole.isPresent()) {
            return whole;
        }
        Set<MemberPath> paths = new LinkedHashSet<>();
        for (Candidate candidate : candidates) {
            paths.addAll(candidate.paths());
            if (paths.size() > MAX_PATHS) {
                break;
            }
        }
        return paths.stream()
                .limit(MAX_PATHS)
                .flatMap(path -> of(path, candidates))
                .filter(decision -> helps(decision, candidates.size(), made))
                .min(Comparator.comparingInt(RoutingDecision::worst).thenComparingLong(RoutingDecision::total));
    }

    private static boolean helps(RoutingDecision decision, int size, Set<MemberPath> made) {
        return decision.outcomes().stream().anyMatch(left -> left.size() < size)
                && (decision.worst() < size || (decision.helpsInPart() && !made.contains(decision.path())));
    }

    private static Stream<RoutingDecision> of(MemberPath path, List<Candidate> candidates) {
        return Stream.concat(
                ValueDecision.of(path, candidates).stream(),
                Stream.of(PresenceDecision.of(path, candidates), TypeDecision.of(path, candidates)));
    }

    /** Returns a member whose values distinguish all candidates: one that all require before one that a candidate may lack. */
    private static Optional<RoutingDecision> whole(List<Candidate> candidates, @Nullable MemberPath preferred) {
        return Stream.concat(
                        Stream.ofNullable(preferred),
                        candidates.get(0).paths().stream().sorted(Comparator.comparing(path -> path.outer() != null)))
                .filter(path -> isWhole(path, candidates))
                .min(Comparator.comparing(path -> candidates.stream()
                        .anyMatch(candidate -> candidate.rule(path).mayBeAbsent())))
                .flatMap(path -> ValueDecision.of(path, candidates));
    }

    private static boolean isWhole(MemberPath path, List<Candidate> candidates) {
        Set<Object> taken = new HashSet<>();
        int optional = 0;
        for (Candidate candidate : candidates) {
            MemberRule rule = candidate.rule(path);
            boolean own =
                    !rule.values().isEmpty() && rule.values().keySet().stream().allMatch(taken::add);
            optional += rule.mayBeAbsent() ? 1 : 0;
            if (!own || optional > 1) {
                return false;
            }
        }
        return true;
    }
}
