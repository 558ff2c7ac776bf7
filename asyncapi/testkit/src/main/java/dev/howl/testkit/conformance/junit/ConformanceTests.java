package dev.howl.testkit.conformance.junit;

import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.check.ServerUnreachableException;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of a conformance run as dynamic tests.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> theServerConforms() throws Exception {
 *     return ConformanceTests.of(Conformance.of(ContractReader.read(Path.of("shop.yaml")), server.uri()));
 * }
 * }</pre>
 */
public final class ConformanceTests {
    private ConformanceTests() {}

    /**
     * Runs a conformance test and returns its cases, by kind.
     *
     * @throws ServerUnreachableException if no connection can be opened at the start
     */
    public static Stream<DynamicNode> of(Conformance conformance) throws ServerUnreachableException {
        return of(conformance.run());
    }

    /** Returns the cases of a run, by kind. */
    public static Stream<DynamicNode> of(ConformanceReport report) {
        List<DynamicNode> nodes = new ArrayList<>();
        for (CaseKind kind : CaseKind.values()) {
            List<DynamicTest> tests = report.cases().stream()
                    .filter(one -> one.kind() == kind)
                    .map(ConformanceTests::test)
                    .toList();
            if (!tests.isEmpty()) {
                nodes.add(DynamicContainer.dynamicContainer(kind.label(), tests));
            }
        }
        report.problems()
                .forEach(problem -> nodes.add(DynamicTest.dynamicTest(problem, () -> {
                    throw new AssertionError(problem);
                })));
        return nodes.stream();
    }

    private static DynamicTest test(CaseResult one) {
        return DynamicTest.dynamicTest(one.id() + ": " + one.title(), () -> {
            if (one.failed()) {
                throw new AssertionError(
                        one.findings().stream().map(ConformanceTests::words).collect(Collectors.joining("\n")));
            }
        });
    }

    private static String words(Finding finding) {
        return finding.diagnosis().label() + ": " + finding.sentence()
                + finding.traffic().stream()
                        .map(line -> "\n    " + line.origin() + " " + line.text())
                        .collect(Collectors.joining());
    }
}
