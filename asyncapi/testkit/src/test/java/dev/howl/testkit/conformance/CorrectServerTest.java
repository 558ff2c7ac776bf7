package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of {@link Conformance} against servers that do what their contract says. */
@Execution(ExecutionMode.CONCURRENT)
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

    @Test
    void aRefusalThatComesLateBelongsToItsOwnMessage() throws Exception {
        try (ShopServer server = new ShopServer()) {
            // Few invalid messages are refused, and each error waits for the next invalid message.
            Deque<String> held = new ConcurrentLinkedDeque<>();
            AtomicInteger refusals = new AtomicInteger();
            server.refusal = (connection, error) -> {
                int number = error.contains("\"ref\"") ? refusals.incrementAndGet() : 0;
                if (number > 3 && number < 8) {
                    held.add(error);
                }
            };
            server.answers = request -> {
                List<String> answers = new ArrayList<>();
                if (held.size() > 1) {
                    answers.add(held.remove());
                }
                answers.addAll(ShopAnswers.to(request));
                return answers;
            };
            ConformanceReport report =
                    FaultyShop.run(ShopContract.withErrors(), server).run();
            assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
            assertThat(held).hasSize(1);
        }
    }

    private static List<String> sentences(ConformanceReport report) {
        return report.findings().stream()
                .map(finding -> finding.caseId() + ": " + finding.diagnosis() + ": " + finding.sentence())
                .toList();
    }
}
