package dev.howl.testkit.seen.report;

import dev.howl.testkit.coverage.CoverageKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The elements of a contract that a build's tests must see.
 *
 * @param kinds of which all must be seen
 * @param except names of elements that need not be seen, with or without their channel
 */
public record CoverageRequirement(Set<CoverageKind> kinds, Set<String> except) {
    /** A requirement of nothing. */
    public static final CoverageRequirement NONE = new CoverageRequirement(Set.of(), Set.of());

    public CoverageRequirement {
        kinds = Set.copyOf(kinds);
        except = Set.copyOf(except);
    }

    /** Returns those of the elements that must be seen. */
    List<String> required(CoverageKind kind, Collection<String> elements) {
        return kinds.contains(kind)
                ? elements.stream().filter(element -> !isExcepted(element)).toList()
                : List.of();
    }

    boolean isExcepted(String element) {
        return except.contains(element) || except.contains(element.substring(element.indexOf('/') + 1));
    }
}
