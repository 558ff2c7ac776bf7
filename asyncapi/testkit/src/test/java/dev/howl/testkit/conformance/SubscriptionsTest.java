package dev.howl.testkit.conformance;

import static dev.howl.testkit.conformance.result.Diagnosis.EARLY_MESSAGE;
import static dev.howl.testkit.conformance.result.Diagnosis.NO_REPLY;
import static dev.howl.testkit.conformance.result.Diagnosis.POSITION;
import static dev.howl.testkit.conformance.result.Diagnosis.RESUME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the checks that Howl's roles bring: the session, positions, resuming and the heartbeat. */
@Execution(ExecutionMode.CONCURRENT)
class SubscriptionsTest {
    private static final String EVENT =
            "{\"type\":\"published\",\"text\":\"x\",\"position\":" + "{\"topic\":\"news\",\"epoch\":\"e\",\"seq\":1}}";

    @Test
    void findsNothingInACorrectServer() throws Exception {
        ConformanceReport report = run(Duration.ofSeconds(10), (server, answers) -> {});
        assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
        assertThat(report.passed(CaseKind.RESUME)).isEqualTo(2);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "an event is left out",
                        POSITION,
                        (server, answers) -> answers.numbered = (seq, resumes) -> seq > 1 ? seq + 1 : seq),
                fault(
                        "an event comes twice",
                        POSITION,
                        (server, answers) -> answers.numbered = (seq, resumes) -> seq == 2 ? 1 : seq),
                fault(
                        "numbers start at the wrong place",
                        POSITION,
                        (server, answers) -> answers.numbered = (seq, resumes) -> seq + 7),
                fault(
                        "it resumes one event late",
                        POSITION,
                        (server, answers) -> answers.first = (seq, resumes) -> seq + 2),
                fault("it resumes at the head", RESUME, (server, answers) -> {
                    answers.confirmed = (seq, resumes) -> resumes ? 3 : seq;
                    answers.first = (seq, resumes) -> resumes ? 4 : seq + 1;
                }),
                fault(
                        "it never sends what was missed",
                        RESUME,
                        (server, answers) -> answers.first = (seq, resumes) -> resumes ? 4 : seq + 1),
                fault(
                        "an event comes before the session is open",
                        EARLY_MESSAGE,
                        (server, answers) -> server.opened = connection -> {
                            connection.text(EVENT);
                            connection.text(TopicAnswers.INITIAL);
                        }),
                fault(
                        "an event comes without a subscription",
                        POSITION,
                        (server, answers) -> server.opened = connection -> {
                            connection.text(TopicAnswers.INITIAL);
                            connection.text(EVENT);
                        }),
                fault("the session is never opened", NO_REPLY, (server, answers) -> server.opened = connection -> {}),
                fault(
                        "the heartbeat is not answered",
                        NO_REPLY,
                        (server, answers) -> server.answers =
                                request -> request.type().equals("ping") ? List.of() : answers.to(request)));
    }

    private static Arguments fault(String name, Diagnosis diagnosis, BiConsumer<ShopServer, TopicAnswers> fault) {
        return Arguments.of(name, diagnosis, fault);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void findsTheFault(String name, Diagnosis diagnosis, BiConsumer<ShopServer, TopicAnswers> fault) throws Exception {
        ConformanceReport report = run(Duration.ofMillis(300), fault);
        assertThat(report.failures()).extracting(Finding::diagnosis).contains(diagnosis);
    }

    private static ConformanceReport run(Duration answerTime, BiConsumer<ShopServer, TopicAnswers> fault)
            throws Exception {
        try (ShopServer server = new ShopServer()) {
            TopicAnswers answers = new TopicAnswers();
            server.answers = answers;
            server.opened = connection -> connection.text(TopicAnswers.INITIAL);
            server.validates = false;
            fault.accept(server, answers);
            return Conformance.of(TopicContract.read(), server.uri())
                    .messagesPerSecond(5_000)
                    .answerTime(answerTime)
                    .generated(0)
                    .validOnly()
                    .run();
        }
    }
}
