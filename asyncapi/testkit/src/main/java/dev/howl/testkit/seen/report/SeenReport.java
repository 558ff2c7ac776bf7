package dev.howl.testkit.seen.report;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.seen.SeenFile;
import dev.howl.testkit.seen.SeenFolder;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The coverage of a contract by the tests of a build.
 *
 * @param contract its title and version
 * @param source the document
 * @param made when the report was made
 * @param complete whether all tests of the build ran; otherwise nothing follows from what is missing
 * @param requirement what must be seen if the report is complete
 * @param tests the test classes that saw anything, each after its module and a space
 * @param elements by kind and name, with the tests that saw each, most often first
 * @param toServer the messages of clients
 * @param unreadable a sentence for each file that cannot be read
 */
public record SeenReport(
        String contract,
        String source,
        Instant made,
        boolean complete,
        CoverageRequirement requirement,
        Set<String> tests,
        Map<CoverageKind, Map<String, List<SeenBy>>> elements,
        Set<String> toServer,
        List<String> unreadable) {

    public SeenReport {
        tests = Collections.unmodifiableSet(new LinkedHashSet<>(tests));
        elements = Collections.unmodifiableMap(new EnumMap<>(elements));
        toServer = Set.copyOf(toServer);
        unreadable = List.copyOf(unreadable);
    }

    /** Merges what test classes saw of a contract. Elements that it does not have are left out. */
    public static SeenReport of(
            Contract contract, SeenFolder seen, boolean complete, CoverageRequirement requirement, Instant made) {
        SeenMerge merge = new SeenMerge(ContractCoverage.of(contract));
        String name = SeenFile.name(contract);
        seen.entries().forEach(entry -> merge.add(entry, name));
        return new SeenReport(
                name,
                contract.source().toString(),
                made,
                complete,
                requirement,
                merge.tests(),
                merge.elements(),
                toServer(contract),
                seen.unreadable());
    }

    private static Set<String> toServer(Contract contract) {
        Contract sockets = Sockets.of(contract);
        Set<String> names = new LinkedHashSet<>();
        for (Channel channel : sockets.sockets()) {
            Directions.toServer(sockets, channel).stream()
                    .map(Message::id)
                    .forEach(id -> names.add(ContractCoverage.element(channel, id)));
        }
        return names;
    }

    /** Returns the number of times that each element of a kind was seen. */
    public CoverageCount count(CoverageKind kind) {
        Map<String, Long> counts = new LinkedHashMap<>();
        elements.getOrDefault(kind, Map.of())
                .forEach((element, by) -> counts.put(
                        element,
                        by.stream().mapToLong(one -> one.seen().count()).sum()));
        return new CoverageCount(counts);
    }

    /** Returns the required elements of each kind that no test saw; nothing if the report is not complete. */
    public Map<CoverageKind, List<String>> missing() {
        Map<CoverageKind, List<String>> missing = new EnumMap<>(CoverageKind.class);
        for (CoverageKind kind : complete ? elements.keySet() : Set.<CoverageKind>of()) {
            List<String> required = requirement.required(kind, count(kind).missing());
            if (!required.isEmpty()) {
                missing.put(kind, required);
            }
        }
        return missing;
    }

    /** Returns the names of the requirement's exceptions that were seen, or that the contract does not have. */
    public List<String> needlessExceptions() {
        Set<String> needed = requirement.kinds().stream()
                .flatMap(kind -> count(kind).missing().stream())
                .flatMap(name -> Stream.of(name, shortName(name)))
                .collect(Collectors.toSet());
        return requirement.except().stream()
                .filter(name -> !needed.contains(name))
                .sorted()
                .toList();
    }

    /** Returns an element's name without that of its channel. */
    static String shortName(String element) {
        return element.substring(element.indexOf('/') + 1);
    }

    /** Returns the number of test classes and modules in words. */
    public String from() {
        long modules = tests.stream()
                .map(test -> test.substring(0, test.indexOf(' ')))
                .distinct()
                .count();
        return tests.size() + (tests.size() == 1 ? " test class" : " test classes") + " of " + modules
                + (modules == 1 ? " module" : " modules");
    }
}
