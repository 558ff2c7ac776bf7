package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.client.Received;
import dev.howl.testkit.conformance.listen.ClientRun;
import dev.howl.testkit.conformance.listen.NoClientException;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of {@link ClientConformance} with small clients. */
@Execution(ExecutionMode.CONCURRENT)
class ClientConformanceTest {
    private static final List<String> MESSAGES = List.of(
            "{\"type\":\"place_order\",\"item\":\"lamp\",\"count\":2,\"ref\":\"1\"}",
            "{\"type\":\"get_order\",\"order_id\":\"o-1\"}",
            "{\"type\":\"leave_note\",\"text\":\"thanks\"}");

    /** A client that answers events. */
    private interface Reaction {
        /** Returns whether the client keeps the connection. */
        boolean to(ProbeSocket socket, Received event) throws IOException;
    }

    private static ConformanceReport run(List<String> messages, Reaction reaction) throws Exception {
        try (ClientRun run = ClientConformance.of(ShopContract.withErrors())
                .answerTime(Duration.ofMillis(1_500))
                .listen(0)) {
            Thread client = new Thread(() -> client(run.url(), messages, reaction), "client");
            client.setDaemon(true);
            client.start();
            return run.run();
        }
    }

    private static void client(String url, List<String> messages, Reaction reaction) {
        ProbeAddress address = new ProbeAddress(URI.create(url + "/shop"), Map.of(), List.of(), null);
        boolean again = true;
        while (again) {
            try (ProbeSocket socket = ProbeSocket.open(address)) {
                for (String message : messages) {
                    socket.sendText(message);
                }
                again = read(socket, reaction);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static boolean read(ProbeSocket socket, Reaction reaction) throws IOException {
        while (true) {
            Optional<Received> event = socket.receive(Duration.ofSeconds(10));
            if (event.isEmpty() || event.get() instanceof Received.End) {
                return false;
            }
            if (!reaction.to(socket, event.get())) {
                return true;
            }
        }
    }

    private static boolean closesOnFaults(ProbeSocket socket, Received event) throws IOException {
        if (event instanceof Received.Fault) {
            socket.sendClose(1002);
            return false;
        }
        return true;
    }

    @Test
    void findsNothingInAClientThatSurvivesAndComesBack() throws Exception {
        ConformanceReport report = run(MESSAGES, ClientConformanceTest::closesOnFaults);
        assertThat(report.findings()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.coverage(CoverageKind.MESSAGE).missing()).containsExactly("shop/error");
        assertThat(report.coverage(CoverageKind.OPERATION).missing()).containsExactly("sendError");
        assertThat(report.passed(CaseKind.MUTANT)).isGreaterThan(5);
        assertThat(report.passed(CaseKind.MALFORMED)).isGreaterThan(25);
    }

    @Test
    void findsAnInvalidMessageOfTheClient() throws Exception {
        ConformanceReport report = run(
                List.of("{\"type\":\"place_order\",\"item\":\"lamp\",\"count\":20}", MESSAGES.get(1), MESSAGES.get(2)),
                (socket, event) -> event instanceof Received.Text);
        assertThat(report.failures()).extracting(Finding::diagnosis).contains(Diagnosis.SCHEMA);
    }

    @Test
    void findsAClientThatDropsTheConnectionOnAnInvalidMessage() throws Exception {
        ConformanceReport report = run(
                MESSAGES,
                (socket, event) -> !(event instanceof Received.Text text)
                        || !text.text().contains("price_changed")
                        || text.text().matches(".*\"price\":[^\"].*"));
        assertThat(report.failures()).extracting(Finding::diagnosis).contains(Diagnosis.WRONG_CLOSE);
        assertThat(report.failures()).extracting(Finding::sentence).anyMatch(text -> text.contains("ends with 1006"));
    }

    @Test
    void saysThatNoClientCame() throws Exception {
        try (ClientRun run = ClientConformance.of(ShopContract.plain())
                .time(Duration.ofMillis(50))
                .listen(0)) {
            assertThatThrownBy(run::run)
                    .isInstanceOf(NoClientException.class)
                    .hasMessageStartingWith("no client connected to ws://127.0.0.1:");
        }
    }
}
