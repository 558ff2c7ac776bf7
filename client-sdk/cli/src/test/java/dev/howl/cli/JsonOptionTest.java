package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.Await;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of {@code --json} of the commands that ask a server. */
@Timeout(60)
class JsonOptionTest {
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");
    private static final String BERLIN = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";

    private static JsonNode json(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        return new JsonMapper().readTree(run.out());
    }

    private static CommandRun howl(String url, List<String> words) {
        List<String> line = new ArrayList<>(words);
        Collections.addAll(line, "--json", "--url", url);
        return CommandRun.howl(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "/schedules/0/schedule_id, broadcasts",
        "/broadcast_id, broadcast --message Lunch",
        "/schedule_id, broadcast --message Lunch --every 1h",
        "/next_at, broadcast --message Lunch --every 1h",
        "/schedule_id, broadcast --cancel e4a7c1d0-52b8-4f39-a6c4-1f7d2b9e8053"
    })
    void repliesOfTheWebSocketArePrintedWithTheNamesOfTheContract(String pointer, String words) throws Exception {
        try (ContractMock mock = ContractMock.of(ContractReader.read(CONTRACT)).start()) {
            JsonNode reply = json(howl("http" + mock.uri().toString().substring(2), List.of(words.split(" "))));
            assertThat(reply.at(pointer).isString()).as(reply.toString()).isTrue();
        }
    }

    @Test
    void tailPrintsTextsAsObjects() throws Exception {
        try (ContractMock mock = ContractMock.of(ContractReader.read(CONTRACT)).start()) {
            MockChannel events = mock.channel("events");
            Thread push = new Thread(() -> {
                events.awaitSubscriptions("wisdom", 1);
                events.push("wisdom_distribution");
            });
            push.start();
            JsonNode event =
                    json(howl("http" + mock.uri().toString().substring(2), List.of("tail", "wisdom", "--count", "1")));
            assertThat(event.path("message").isString()).as(event.toString()).isTrue();
            push.join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/cities/0/uuid, " + BERLIN + ", cities",
        "/nodes/0/id, a, nodes",
        "/nodes/0/started_at, 2026-11-21T10:15:30Z, nodes",
        "/id, 3a6f2d0e-7f3a-4b5c-8d6e-9f0a1b2c3d4e, alert --city-uuid " + BERLIN
    })
    void repliesOfTheHttpApiAreObjects(String pointer, String value, String words) throws Exception {
        String answer = "{\"cities\":[{\"name\":\"Berlin\",\"uuid\":\"" + BERLIN + "\"}],\"nodes\":[{\"id\":\"a\","
                + "\"address\":\"b\",\"version\":\"1\",\"started_at\":\"2026-11-21T10:15:30Z\",\"connections\":1}],"
                + "\"id\":\"3a6f2d0e-7f3a-4b5c-8d6e-9f0a1b2c3d4e\",\"city\":\"" + BERLIN + "\","
                + "\"severity\":\"minor\",\"message\":\"Hail\",\"issued_at\":\"2026-11-21T10:15:30Z\","
                + "\"position\":{\"topic\":\"alerts\",\"epoch\":\"e\",\"seq\":1}}";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(json(howl(url, List.of(words.split(" ")))).at(pointer).asString())
                    .isEqualTo(value);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theMockTellsItsAddressesToPrograms() throws Exception {
        try (RunningCommand mock = new RunningCommand("mock", CONTRACT.toString(), "--json")) {
            Await.until("the address", () -> mock.out().contains("\"event\":\"listening\""));
            assertThat(mock.out().lines().findFirst().orElseThrow())
                    .matches(
                            "\\{\"event\":\"listening\",\"channel\":\"events\",\"url\":\"ws://127.0.0.1:\\d+/events\"}");
        }
    }
}
