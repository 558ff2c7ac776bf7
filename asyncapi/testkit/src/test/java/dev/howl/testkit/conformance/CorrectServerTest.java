package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link Conformance} against servers that do what their contract says. */
class CorrectServerTest {

    @Test
    void findsNothingInAServerThatRefusesWithErrors() throws Exception {
        try (ShopServer server = new ShopServer()) {
            ConformanceReport report =
                    FaultyShop.run(ShopContract.withErrors(), server).run();
            assertThat(sentences(report)).isEmpty();
            assertThat(report.coverage(CoverageKind.MESSAGE).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.OPERATION).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.KEYWORD).missing()).isEmpty();
            assertThat(report.passed(CaseKind.MUTANT)).isGreaterThan(15);
            assertThat(report.passed(CaseKind.MALFORMED)).isGreaterThan(25);
            assertThat(report.passed()).isTrue();
        }
    }

    @Test
    void findsNothingInAServerThatClosesOnInvalidMessages() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.refusal = (connection, error) -> connection.close(1008);
            server.malformed = connection -> connection.close(1008);
            ConformanceReport report = FaultyShop.run(ShopContract.withPolicy("close-1008"), server)
                    .run();
            assertThat(sentences(report)).isEmpty();
            assertThat(report.coverage(CoverageKind.KEYWORD).missing()).isEmpty();
        }
    }

    @Test
    void findsNothingInAServerThatIgnoresInvalidMessagesAsItsContractSays() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.refusal = (connection, error) -> {};
            server.malformed = connection -> {};
            ConformanceReport report =
                    FaultyShop.run(ShopContract.withPolicy("ignore"), server).run();
            assertThat(sentences(report)).isEmpty();
        }
    }

    @Test
    void saysThatNothingTellsTheClientWhereTheContractHasNoWordAboutIt() throws Exception {
        try (ShopServer server = new ShopServer()) {
            server.refusal = (connection, error) -> {};
            server.malformed = connection -> {};
            ConformanceReport report =
                    FaultyShop.run(ShopContract.plain(), server).run();
            assertThat(report.findings()).extracting(Finding::diagnosis).containsOnly(Diagnosis.NOT_TOLD);
            assertThat(report.passed()).isTrue();
            assertThat(FaultyShop.run(ShopContract.plain(), server)
                            .strict(true)
                            .run()
                            .passed())
                    .isFalse();
        }
    }

    private static List<String> sentences(ConformanceReport report) {
        return report.findings().stream()
                .map(finding -> finding.caseId() + ": " + finding.diagnosis() + ": " + finding.sentence())
                .toList();
    }
}
