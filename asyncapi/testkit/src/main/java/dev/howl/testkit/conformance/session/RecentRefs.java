package dev.howl.testkit.conformance.session;

import java.util.LinkedHashSet;
import java.util.Set;

/** Correlation ids of which the newest are kept. Not thread-safe. */
final class RecentRefs {
    private static final int MAX = 2_000;

    private final Set<String> refs = new LinkedHashSet<>();

    void add(String ref) {
        refs.add(ref);
        if (refs.size() > MAX) {
            refs.remove(refs.iterator().next());
        }
    }

    boolean contains(String ref) {
        return refs.contains(ref);
    }
}
