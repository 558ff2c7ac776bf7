package dev.howl.model.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The pairs among messages that are tried in order. */
final class Ambiguities {
    /** Pairs that are looked at; more would take the time of an evening. */
    private static final int MAX_PAIRS = 10_000;

    private Ambiguities() {}

    /** Returns the pairs that are not disjoint, each once. */
    static List<Ambiguity> of(Collection<List<Candidate>> groups) {
        Pairs pairs = new Pairs();
        for (List<Candidate> group : groups) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs.add(group.get(i), group.get(j));
                }
            }
        }
        return pairs.found;
    }

    /** Returns the pairs of a message and a rest that are not disjoint, each once. */
    static List<Ambiguity> ofRests(Collection<Left> all) {
        Pairs pairs = new Pairs();
        for (Left left : all) {
            left.told().forEach(first -> left.rest().forEach(second -> pairs.add(first, second)));
        }
        return pairs.found;
    }

    private static final class Pairs {
        private final List<Ambiguity> found = new ArrayList<>();
        private final Set<List<Candidate>> seen = new HashSet<>();

        void add(Candidate first, Candidate second) {
            if (seen.size() < MAX_PAIRS && seen.add(List.of(first, second)) && !first.isDisjoint(second)) {
                found.add(new Ambiguity(first, second));
            }
        }
    }
}
