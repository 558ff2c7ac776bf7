package dev.howl.testkit.conformance.listen;

import static dev.howl.testkit.conformance.result.Diagnosis.EARLY_MESSAGE;
import static dev.howl.testkit.conformance.result.Diagnosis.NO_REPLY;
import static dev.howl.testkit.conformance.result.Diagnosis.RESUME;
import static dev.howl.testkit.conformance.result.Diagnosis.SUBSCRIPTION;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_CLOSE;
import static dev.howl.testkit.conformance.result.Diagnosis.WRONG_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.ClientConformance;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of what Howl's roles ask of a client: session, subscriptions with positions, heartbeat, gaps and resuming. */
@Execution(ExecutionMode.CONCURRENT)
class ClientRolesTest {

    @Test
    void findsNothingInAClientThatDoesWhatTheRolesAsk() throws Exception {
        ConformanceReport report = run(Duration.ofSeconds(60), Duration.ofSeconds(5), client -> {});
        assertThat(report.findings()).extracting(Finding::sentence).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.coverage(CoverageKind.MESSAGE).missing()).isEmpty();
        assertThat(report.coverage(CoverageKind.OPERATION).missing()).isEmpty();
        assertThat(report.cases())
                .extracting(CaseResult::id)
                .contains(
                        "desk/push/gap/news",
                        "desk/push/gap/news/event",
                        "desk/push/epoch/news",
                        "desk/push/resume",
                        "desk/push/moving",
                        "desk/push/heartbeat",
                        "desk/push/position/news/that-comes-again",
                        "desk/push/position/news/after-a-hole",
                        "desk/push/start/initial/1",
                        "desk/push/start/subscribed/1");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("it does not connect", EARLY_MESSAGE, client -> client.connects = false),
                fault("it makes up its id", WRONG_ID, client -> client.idPrefix = "x-"),
                fault("it sends no heartbeat", NO_REPLY, client -> client.pings = false),
                fault("it subscribes to an unknown topic", SUBSCRIPTION, client -> client.topic = "sport"),
                fault("it gives no answer", NO_REPLY, client -> client.answers = false),
                fault("it dies of a gap", WRONG_CLOSE, client -> client.deadly = "gap"),
                fault("it dies of an event", WRONG_CLOSE, client -> client.deadly = "published"),
                fault("it resumes after events that it did not get", RESUME, client -> client.ahead = 2));
    }

    private static Arguments fault(String name, Diagnosis diagnosis, Consumer<DeskClient> fault) {
        return Arguments.of(name, diagnosis, fault);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void findsTheFault(String name, Diagnosis diagnosis, Consumer<DeskClient> fault) throws Exception {
        ConformanceReport report = run(Duration.ofSeconds(10), Duration.ofMillis(500), fault);
        assertThat(report.failures()).extracting(Finding::diagnosis).contains(diagnosis);
    }

    @Test
    void aClientThatResumesWithoutAPositionMayLoseEvents() throws Exception {
        ConformanceReport report = run(Duration.ofSeconds(60), Duration.ofSeconds(2), client -> client.resumes = false);
        assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
        assertThat(report.findings())
                .extracting(Finding::sentence)
                .anyMatch(words -> words.contains("may lose events"));
    }

    private static ConformanceReport run(Duration time, Duration answerTime, Consumer<DeskClient> fault)
            throws Exception {
        try (ClientRun run = ClientConformance.of(DeskContract.read())
                .answerTime(answerTime)
                .time(time)
                .generated(1)
                .listen(0)) {
            DeskClient client = new DeskClient(run.url());
            fault.accept(client);
            client.start();
            return run.run();
        }
    }
}
