package dev.howl.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.mock.ContractMock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coverage of the constraints of client messages by recorded traffic. */
class RecordedKeywordsTest {
    private ContractMock mock;
    private TrafficRecorder recorder;

    private void start(String document, String channel) throws Exception {
        Contract contract = ContractReader.read(Path.of("src/test/resources", document));
        mock = ContractMock.of(contract).start();
        mock.channel(channel).allowViolations();
        recorder = TrafficRecorder.start(contract, RecordOptions.to(mock.uri()), event -> {});
    }

    @BeforeEach
    void start() throws Exception {
        start("record/desk.yaml", "desk");
    }

    @AfterEach
    void stop() {
        recorder.close();
        mock.close();
    }

    private RawClient client(String path) throws Exception {
        return RawClient.connect(URI.create(recorder.uri() + path));
    }

    private CoverageCount count(CoverageKind kind) {
        return Objects.requireNonNull(recorder.summary().coverage().get(kind));
    }

    private CoverageCount keywords() {
        return count(CoverageKind.KEYWORD);
    }

    private List<String> seen() {
        return keywords().counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String login(RawClient client) {
        String id = client.await("hello").path("id").asString();
        client.send("{\"type\":\"login\",\"id\":\"" + id + "\"}");
        return "{\"type\":\"order\",\"id\":\"" + id + "\",";
    }

    @Test
    void allConstraintsOfClientMessagesAreCounted() {
        assertThat(keywords().counts())
                .containsKeys("desk/order /properties/items maximum", "desk/login / required")
                .allSatisfy((constraint, count) -> assertThat(count).isZero());
        assertThat(keywords().counts())
                .noneSatisfy((constraint, count) -> assertThat(constraint).contains("news"));
    }

    @Test
    void aConstraintIsSeenWhenTheServerRefusesWhatBreaksIt() throws Exception {
        try (RawClient client = client("/desks/oslo")) {
            client.send(login(client) + "\"items\":9,\"ref\":\"a\"}");
            client.await("failure");
            Await.until("the refusal", () -> !seen().isEmpty());
            assertThat(seen()).containsExactly("desk/order /properties/items maximum");
        }
    }

    @Test
    void aRefusedMessageThatBreaksTwoConstraintsShowsNeither() throws Exception {
        try (RawClient client = client("/desks/oslo")) {
            String order = login(client);
            client.send(order + "\"items\":9,\"pin\":7,\"ref\":\"a\"}");
            client.await("failure");
            client.send(order + "\"items\":\"one\",\"ref\":\"b\"}");
            client.await("failure");
            Await.until("the second refusal", () -> !seen().isEmpty());
            assertThat(seen()).containsExactly("desk/order /properties/items type");
        }
    }

    @Test
    void anInvalidMessageThatTheServerTakesShowsNothing() throws Exception {
        mock.channel("desk").on("login").error("wrong");
        try (RawClient client = client("/desks/oslo")) {
            login(client);
            client.await("failure");
            Await.until("the error", () -> count(CoverageKind.ERROR_CODE).seen() > 0);
            assertThat(seen()).as("the refused message was valid").isEmpty();
        }
    }

    @Test
    void aCloseRefusesToo() throws Exception {
        stop();
        start("mock/shop.yaml", "shop");
        try (RawClient client = client("/shops/oslo?floor=1")) {
            client.send("{\"type\":\"place_order\",\"quantity\":9}");
            assertThat(client.awaitClosed().code()).isEqualTo(1008);
            Await.until("the refusal", () -> !seen().isEmpty());
            assertThat(seen()).containsExactly("shop/place_order /properties/quantity maximum");
        }
    }
}
