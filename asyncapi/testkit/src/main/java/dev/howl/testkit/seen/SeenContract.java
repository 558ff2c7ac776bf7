package dev.howl.testkit.seen;

import dev.howl.model.Contract;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The coverage of one contract by a test class. Elements that the contract does not have are not counted, so that a
 * hostile peer cannot fill the memory. Not thread-safe.
 */
final class SeenContract {
    private final Map<CoverageKind, Map<String, SeenElement>> elements = new EnumMap<>(CoverageKind.class);

    SeenContract(Contract contract) {
        ContractCoverage.of(contract).counts().forEach((kind, count) -> declare(kind, count.counts()));
    }

    private Map<String, SeenElement> declare(CoverageKind kind, Map<String, Long> names) {
        Map<String, SeenElement> known = elements.computeIfAbsent(kind, none -> new LinkedHashMap<>());
        names.keySet().forEach(name -> known.putIfAbsent(name, SeenElement.NONE));
        return known;
    }

    void saw(CoverageKind kind, String element, @Nullable String method) {
        Map<String, SeenElement> known = elements.get(kind);
        if (known != null) {
            known.computeIfPresent(element, (name, seen) -> seen.plus(1, method));
        }
    }

    /** Adds counts of a run that has declared elements of its own. */
    void add(Map<CoverageKind, CoverageCount> counts, @Nullable String method) {
        counts.forEach((kind, count) -> {
            Map<String, SeenElement> known = declare(kind, count.counts());
            count.counts()
                    .forEach((name, times) -> known.computeIfPresent(name, (same, seen) -> seen.plus(times, method)));
        });
    }

    /** Returns the elements that were seen, and all keywords: the contract does not tell which of them there are. */
    Map<CoverageKind, Map<String, SeenElement>> told() {
        Map<CoverageKind, Map<String, SeenElement>> told = new EnumMap<>(CoverageKind.class);
        elements.forEach((kind, all) -> {
            Map<String, SeenElement> some = new LinkedHashMap<>(all);
            some.values().removeIf(seen -> seen.count() == 0 && kind != CoverageKind.KEYWORD);
            if (!some.isEmpty()) {
                told.put(kind, some);
            }
        });
        return told;
    }
}
