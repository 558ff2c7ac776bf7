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
        List<Ambiguity> found = new ArrayList<>();
        Set<List<Candidate>> seen = new HashSet<>();
        for (List<Candidate> group : groups) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size() && seen.size() < MAX_PAIRS; j++) {
                    Candidate first = group.get(i);
                    Candidate second = group.get(j);
                    if (seen.add(List.of(first, second)) && !first.isDisjoint(second)) {
                        found.add(new Ambiguity(first, second));
                    }
                }
            }
        }
        return found;
    }
}
