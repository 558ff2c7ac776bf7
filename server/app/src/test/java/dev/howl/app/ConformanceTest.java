package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.StubDashboard;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conformance test of the real server against Howl's contract. The server is reached directly: a recorder would object to
 * the invalid frames.
 */
class ConformanceTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final Path SCRIPT = Path.of("../../asyncapi/contract/conformance.yaml");
    /** Codes that no step of a script can cause. */
    private static final List<String> ERRORS_OF_OTHER_TESTS = List.of(
            "events/not_connected",
            "events/too_many_subscriptions",
            "events/rate_limited",
            "events/forbidden",
            "events/unavailable",
            "events/internal");

    private static final List<String> CLOSES_OF_OTHER_TESTS =
            List.of("events/1008", "events/1009", "events/1011", "events/4000", "events/4001", "events/4003");
    private static final Pattern ADDRESS = Pattern.compile("ws://[^\\s/]+:(\\d+)");

    @TempDir
    private Path data = Path.of("");

    @Test
    void theServerConformsAndEveryMessageAndOperationIsSeen() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start();
                ChildProcess server = start(dashboard)) {
            changeAtEachRequest(dashboard);
            ConformanceReport report = conformance(server)
                    .script(ConformanceScriptReader.read(SCRIPT))
                    .variable("pid", String.valueOf(server.pid()))
                    .requireCoverage(100)
                    .run();

            assertThat(sentences(report.failures())).isEmpty();
            assertThat(report.problems()).isEmpty();
            assertThat(report.complete()).isTrue();
            assertThat(report.duration()).isLessThan(Duration.ofSeconds(60));
            assertThat(report.coverage(CoverageKind.MESSAGE).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.OPERATION).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.KEYWORD).missing()).isEmpty();
            assertThat(report.coverage(CoverageKind.ERROR_CODE).missing()).isSubsetOf(ERRORS_OF_OTHER_TESTS);
            assertThat(report.coverage(CoverageKind.CLOSE_CODE).missing()).isSubsetOf(CLOSES_OF_OTHER_TESTS);
            assertThat(report.passed(CaseKind.MUTANT)).isGreaterThan(200);
        }
    }

    @Test
    void noValidMessageIsRefusedAsInvalid() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start();
                ChildProcess server = start(dashboard, "--howl.limits.messages-per-second=100000")) {
            ConformanceReport report = conformance(server)
                    .script(ConformanceScriptReader.read(SCRIPT).valuesOnly())
                    .messagesPerSecond(20_000)
                    // What is measured is whether valid messages are refused, and not the speed of this machine.
                    .answerTime(Duration.ofMinutes(1))
                    .generated(Integer.getInteger("howl.conformance.rounds", 20))
                    .time(Duration.ofMinutes(Integer.getInteger("howl.conformance.minutes", 5)))
                    .run();
            long sent = report.cases().stream()
                    .filter(result -> result.kind() == CaseKind.GENERATED)
                    .count();
            System.out.println(
                    sent + " generated valid messages in " + report.duration().toSeconds() + " s");

            List<Finding> refused = report.findings().stream()
                    .filter(finding -> finding.diagnosis() == Diagnosis.REFUSED_VALID)
                    .toList();
            assertThat(sentences(refused))
                    .as("%d of %d valid messages are refused as invalid", refused.size(), sent)
                    .isEmpty();
            assertThat(sentences(report.failures())).isEmpty();
            assertThat(report.complete()).isTrue();
            assertThat(sent).isPositive();
        }
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.caseId() + ": " + finding.sentence())
                .toList();
    }

    private static Conformance conformance(ChildProcess server) throws Exception {
        String line = server.awaitLine(text -> ADDRESS.matcher(text).find(), Duration.ofMinutes(2));
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).isTrue();
        return Conformance.of(
                        ContractReader.read(RealServer.DOCUMENT), URI.create("ws://127.0.0.1:" + address.group(1)))
                .token(TOKEN);
    }

    private ChildProcess start(StubDashboard dashboard, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--howl.data-dir=" + data,
                "--howl.security.publish-token=" + TOKEN,
                "--howl.incidents.poll-interval=500ms",
                "--howl.wisdom.interval=500ms",
                "--" + dashboard.setting()));
        arguments.addAll(List.of(more));
        return ChildProcess.start(JavaCommand.mainClass("dev.howl.app.HowlServer"), arguments);
    }

    private static void changeAtEachRequest(StubDashboard dashboard) {
        AtomicInteger requests = new AtomicInteger();
        dashboard.answer(exchange -> dashboard
                .json("[{\"id\":1,\"text\":\"Outage " + requests.incrementAndGet()
                        + "\",\"impact\":2,\"start_date\":\"2026-03-14 06:00\",\"updates\":[]}]")
                .to(exchange));
    }
}
