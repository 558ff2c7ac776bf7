package dev.howl.testkit.seen.report;

import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.seen.SeenElement;
import dev.howl.testkit.seen.SeenFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A merge of files into one list of tests for each element. */
final class SeenMerge {
    private static final Comparator<SeenBy> MOST_FIRST = Comparator.comparingLong(
                    (SeenBy by) -> -by.seen().count())
            .thenComparing(SeenBy::test)
            .thenComparing(SeenBy::module);

    private final Map<CoverageKind, Map<String, List<SeenBy>>> elements = new EnumMap<>(CoverageKind.class);
    private final Set<String> tests = new TreeSet<>();

    /** @param contract the elements of the contract; keywords, which it lacks, are taken from the files */
    SeenMerge(ContractCoverage contract) {
        contract.counts().forEach((kind, count) -> {
            Map<String, List<SeenBy>> known = new LinkedHashMap<>();
            count.counts().keySet().forEach(name -> known.put(name, new ArrayList<>()));
            elements.put(kind, known);
        });
    }

    void add(SeenFolder.Entry entry, String contract) {
        Map<CoverageKind, Map<String, SeenElement>> kinds =
                entry.file().contracts().get(contract);
        if (kinds != null) {
            tests.add(entry.module() + " " + entry.file().test());
            kinds.forEach((kind, seen) -> seen.forEach((name, element) -> add(entry, kind, name, element)));
        }
    }

    private void add(SeenFolder.Entry entry, CoverageKind kind, String name, SeenElement element) {
        if (kind == CoverageKind.KEYWORD) {
            elements.computeIfAbsent(kind, none -> new LinkedHashMap<>()).putIfAbsent(name, new ArrayList<>());
        }
        List<SeenBy> by = elements.getOrDefault(kind, Map.of()).get(name);
        if (by != null && element.count() > 0) {
            by.add(new SeenBy(entry.module(), entry.file().test(), element));
        }
    }

    Set<String> tests() {
        return tests;
    }

    Map<CoverageKind, Map<String, List<SeenBy>>> elements() {
        elements.values().forEach(known -> known.values().forEach(by -> by.sort(MOST_FIRST)));
        return elements;
    }
}
