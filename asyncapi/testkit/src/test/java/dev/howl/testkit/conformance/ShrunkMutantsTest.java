package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.result.TrafficLine;
import dev.howl.testkit.conformance.result.TrafficLine.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test of the shrinking of mutants: the frame that shows a fault is as small as its constraint allows. */
@Execution(ExecutionMode.CONCURRENT)
class ShrunkMutantsTest {

    @Test
    void theMutantThatFailsIsMadeFromTheSimplestFrame() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.refusal = (connection, error) ->
                    connection.text(error.replaceAll("\"pointer\":\"[^\"]*\"", "\"pointer\":\"/nowhere\""));
            ConformanceReport report = FaultyShop.run(ShopContract.withErrors(), server)
                    .generated(0)
                    .run();
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> finding.diagnosis() == Diagnosis.WRONG_POINTER
                            && finding.caseId().startsWith("shop/mutant/place_order/"))
                    .toList();
            assertThat(findings).isNotEmpty();
            // The example, from which the first mutant is made, has the optional member 'gift'.
            assertThat(findings.get(0).traffic().stream()
                            .filter(line -> line.origin() == Origin.CLIENT)
                            .map(TrafficLine::text))
                    .hasSize(1)
                    .noneMatch(text -> text.contains("gift"));
        }
    }
}
