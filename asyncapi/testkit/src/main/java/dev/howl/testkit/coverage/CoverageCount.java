package dev.howl.testkit.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of one kind with the number of times that each was seen.
 *
 * @param counts by element, in the order of the contract; 0 for an element that was not seen
 */
public record CoverageCount(Map<String, Long> counts) {

    public CoverageCount {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Returns the number of elements that were seen. */
    public int seen() {
        return (int) counts.values().stream().filter(count -> count > 0).count();
    }

    /** Returns the number of elements. */
    public int all() {
        return counts.size();
    }

    /** Returns the share that was seen, 0 to 100; 100 if there is nothing to see. */
    public double percent() {
        return counts.isEmpty() ? 100 : 100.0 * seen() / all();
    }

    /** Returns the elements that were not seen. */
    public List<String> missing() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns seen and all, such as {@code 14/16}. */
    @Override
    public String toString() {
        return seen() + "/" + all();
    }
}
