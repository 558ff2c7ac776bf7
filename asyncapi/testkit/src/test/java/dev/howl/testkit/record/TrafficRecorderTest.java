package dev.howl.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import dev.howl.testkit.record.TrafficEvent.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link TrafficRecorder} between a client and a mock. */
class TrafficRecorderTest {
    private static final Path DOCUMENT = Path.of("src/test/resources/record/desk.yaml");

    private final List<TrafficEvent> events = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Contract contract;
    private ContractMock mock;
    private MockChannel desk;

    @BeforeEach
    void start() throws Exception {
        contract = ContractReader.read(DOCUMENT);
        mock = ContractMock.of(contract).start();
        desk = mock.channel("desk");
        desk.allowViolations();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private TrafficRecorder recorder() throws Exception {
        return TrafficRecorder.start(contract, RecordOptions.to(mock.uri()), events::add);
    }

    private TrafficRecorder recorder(Path transcript) throws Exception {
        return TrafficRecorder.start(contract, RecordOptions.to(mock.uri()).transcript(transcript), events::add);
    }

    private static RawClient client(TrafficRecorder recorder, String path) throws Exception {
        return RawClient.connect(URI.create(recorder.uri() + path));
    }

    private static String login(RawClient client) {
        String id = client.await("hello").path("id").asString();
        client.send("{\"type\":\"login\",\"id\":\"" + id + "\",\"token\":\"t0p-secret\"}");
        return id;
    }

    private static String order(String id, int items, String ref) {
        return "{\"type\":\"order\",\"id\":\"" + id + "\",\"items\":" + items + ",\"pin\":\"47-11\",\"ref\":\"" + ref
                + "\"}";
    }

    private List<TrafficViolation> violations() {
        return events.stream()
                .map(TrafficEvent::violation)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void tellsWhatTheClientBreaksWithItsPlace() throws Exception {
        try (TrafficRecorder recorder = recorder();
                RawClient client = client(recorder, "/desks/oslo")) {
            client.send(order(login(client), 9, "a"));
            client.await("failure");
            Await.until("the violation", () -> !violations().isEmpty());
            assertThat(violations()).singleElement().satisfies(violation -> {
                assertThat(violation.direction()).isEqualTo(Direction.TO_SERVER);
                assertThat(violation.message()).isEqualTo("order");
                assertThat(violation.pointer()).isEqualTo("/items");
                assertThat(violation.keyword()).isEqualTo("maximum");
                assertThat(violation.place().line()).isEqualTo(47);
            });
            assertThat(events)
                    .extracting(TrafficEvent::toString)
                    .anyMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.?\\d* #1 desk client -> server broken order"
                            + " /items: .* \\(maximum, .*desk.yaml:47:\\d+\\)"));
            assertThat(recorder.summary().byClients()).isEqualTo(1);
            assertThat(recorder.summary().byServer()).isZero();
        }
    }

    @Test
    void tellsWhatTheServerBreaksAndForwardsIt() throws Exception {
        desk.on("order").invalid("minimum").reply("{\"type\":\"ordered\",\"number\":7}");
        try (TrafficRecorder recorder = recorder();
                RawClient client = client(recorder, "/desks/oslo")) {
            client.send(order(login(client), 1, "a"));
            assertThat(client.await("ordered").path("number").asInt()).isLessThan(1);
            Await.until("the violation", () -> !violations().isEmpty());
            assertThat(violations()).singleElement().satisfies(violation -> {
                assertThat(violation.direction()).isEqualTo(Direction.TO_CLIENT);
                assertThat(violation.message()).isEqualTo("ordered");
                assertThat(violation.pointer()).isEqualTo("/number");
                assertThat(violation.keyword()).isEqualTo("minimum");
                assertThat(violation.place().line()).isEqualTo(57);
            });
            assertThat(recorder.summary().byServer()).isEqualTo(1);
        }
    }

    @Test
    void countsWhatItSawOfTheContract() throws Exception {
        desk.on("order")
                .error("wrong")
                .then()
                .reply("{\"type\":\"ordered\",\"number\":7}")
                .close(4001);
        TrafficRecorder recorder = recorder();
        try (recorder;
                RawClient client = client(recorder, "/desks/oslo")) {
            String id = login(client);
            client.send(order(id, 1, "a"));
            client.await("failure");
            client.send(order(id, 1, "b"));
            client.await("ordered");
            assertThat(client.awaitClosed().code()).isEqualTo(4001);
        }
        RecordSummary summary = recorder.summary();
        assertThat(missing(summary, CoverageKind.MESSAGE)).containsExactly("desk/news");
        assertThat(missing(summary, CoverageKind.OPERATION)).containsExactly("tell");
        assertThat(missing(summary, CoverageKind.ERROR_CODE)).hasSize(8).doesNotContain("desk/wrong");
        assertThat(missing(summary, CoverageKind.CLOSE_CODE)).isEmpty();
        assertThat(missing(summary, CoverageKind.PARAMETER)).containsExactly("desk/token", "desk/floor");
        assertThat(summary.connections()).isEqualTo(1);
        assertThat(summary.frames()).isGreaterThanOrEqualTo(6);
        assertThat(summary.median()).isPositive().isLessThanOrEqualTo(summary.p99());
        assertThat(summary.violations()).isZero();
    }

    private static List<String> missing(RecordSummary summary, CoverageKind kind) {
        return summary.coverage()
                .getOrDefault(kind, new CoverageCount(java.util.Map.of()))
                .missing();
    }

    @Test
    void masksTokensAndPasswords() throws Exception {
        Path file = folder.resolve("t.jsonl");
        try (TrafficRecorder recorder = recorder(file);
                RawClient client = RawClient.connect(
                        URI.create(recorder.uri() + "/desks/oslo?floor=1&token=t0p-secret"),
                        "Authorization",
                        "Bearer t0p-secret",
                        "X-Till",
                        "4")) {
            client.send(order(login(client), 1, "a"));
            client.await("ordered");
            client.send("{\"type\":\"what\",\"access_token\":\"t0p-secret\"}");
            client.send("{\"token\":\"t0p-secret");
            Await.until("the violations", () -> violations().size() == 2);
        }
        String transcript = Files.readString(file);
        assertThat(transcript + events).doesNotContain("t0p-secret").doesNotContain("47-11");
        assertThat(transcript)
                .contains("/desks/oslo?floor=1&token=***", "\"authorization\":\"***\"", "\"x-till\":\"4\"")
                .contains("\"pin\":\"***\"", "\"access_token\":\"***\"");
    }

    @Test
    void writesATranscriptThatAMockReplays() throws Exception {
        Path file = folder.resolve("t.jsonl");
        desk.on("order")
                .reply("{\"type\":\"ordered\",\"number\":7,\"by\":\"first\"}")
                .push("news")
                .then()
                .reply("{\"type\":\"ordered\",\"number\":8,\"by\":\"second\"}");
        try (TrafficRecorder recorder = recorder(file);
                RawClient client = client(recorder, "/desks/oslo")) {
            String id = login(client);
            client.send(order(id, 1, "a"));
            client.await("news");
            client.send(order(id, 2, "b"));
            client.await("ordered");
            client.await("ordered");
        }
        try (ContractMock replaying = ContractMock.of(contract).replay(file).start();
                RawClient client = RawClient.connect(replaying.channel("desk").uri())) {
            String id = login(client);
            client.send(order(id, 2, "x"));
            assertThat(client.nextText())
                    .as("the order with the same content, with the correlation id of this one")
                    .isEqualTo("{\"type\":\"ordered\",\"number\":8,\"by\":\"second\",\"ref\":\"x\"}");
            client.send(order(id, 3, "y"));
            assertThat(client.nextText())
                    .as("the order that is left")
                    .isEqualTo("{\"type\":\"ordered\",\"number\":7,\"by\":\"first\",\"ref\":\"y\"}");
            assertThat(client.nextText()).isEqualTo("{\"type\":\"news\",\"text\":\"sold\"}");
            client.send(order(id, 1, "z"));
            assertThat(client.nextText()).as("from the first again").contains("\"number\":7", "\"ref\":\"z\"");
            replaying.assertClean();
        }
    }

    @Test
    void stopsTheTranscriptAtItsLimitAndSaysSo() throws Exception {
        Path file = folder.resolve("t.jsonl");
        RecordOptions options = new RecordOptions("127.0.0.1", 0, mock.uri(), null, file, 10, 1_000, 10);
        TrafficRecorder recorder = TrafficRecorder.start(contract, options, events::add);
        try (recorder;
                RawClient client = client(recorder, "/desks/oslo")) {
            login(client);
        }
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"full\"");
        assertThat(recorder.summary().transcriptProblem()).isEqualTo("it reached its size limit");
    }

    @Test
    void forwardsMessagesThatAreTooLongToCheck() throws Exception {
        RecordOptions options = new RecordOptions("127.0.0.1", 0, mock.uri(), null, null, 10, 100, 10);
        try (TrafficRecorder recorder = TrafficRecorder.start(contract, options, events::add);
                RawClient client = client(recorder, "/desks/oslo")) {
            client.send(order(login(client), 1, "a".repeat(200)));
            assertThat(client.await("ordered").path("ref").asString()).hasSize(200);
            Await.until("two warnings", () -> recorder.summary().unchecked() == 2);
            assertThat(recorder.summary().violations()).isZero();
        }
    }

    @Test
    void refusesMoreConnectionsThanAllowed() throws Exception {
        RecordOptions options = new RecordOptions("127.0.0.1", 0, mock.uri(), null, null, 10, 1_000, 1);
        try (TrafficRecorder recorder = TrafficRecorder.start(contract, options, events::add);
                RawClient client = client(recorder, "/desks/oslo")) {
            login(client);
            assertThatThrownBy(() -> client(recorder, "/desks/oslo")).isInstanceOf(java.io.IOException.class);
            Await.until("the warning", () -> events.stream().anyMatch(event -> event.kind() == Kind.WARNING));
        }
    }

    @Test
    void tellsHandshakesThatTheContractDoesNotAllow() throws Exception {
        try (TrafficRecorder recorder = recorder()) {
            assertThatThrownBy(() -> client(recorder, "/desks/paris")).isInstanceOf(java.io.IOException.class);
            Await.until("the refusal", () -> events.stream().anyMatch(event -> event.kind() == Kind.REFUSED));
            assertThat(violations()).singleElement().satisfies(violation -> {
                assertThat(violation.keyword()).isEqualTo("handshake");
                assertThat(violation.problem()).contains("address");
            });
        }
    }

    @Test
    void needsATargetThatCanBeReached() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        RecordOptions options = RecordOptions.to(URI.create("ws://127.0.0.1:" + free));
        assertThatThrownBy(() -> TrafficRecorder.start(contract, options, events::add))
                .isInstanceOf(TargetUnreachableException.class)
                .hasMessageStartingWith("cannot reach ws://127.0.0.1:" + free);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficRecorder.start(
                        contract, RecordOptions.to(URI.create("ws://127.0.0.1/desks")), events::add))
                .withMessageContaining("without path");
    }
}
