package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.model.ChannelExtensions.ErrorCode;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acceptance test of invalid messages: the server answers with a coded {@code error} and keeps the connection open. */
class RefusalsTest {
    private static final Map<String, ErrorCode> CODES =
            RealServer.channel().howl().errors();
    private static final JsonMapper JSON = new JsonMapper();
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesSubscribeBeforeConnectAndAcceptsItAfterwards() throws Exception {
        try (Peer peer = Peer.open(server)) {
            assertRefused(peer.ask("subscribe", Map.of(), "s"), "not_connected");
            peer.send("connect");
            assertThat(peer.ask("subscribe", Map.of(), "t").path("type").stringValue())
                    .isEqualTo("subscribe_confirmation");
        }
    }

    @Test
    void refusesTheIdOfAnotherConnection() throws Exception {
        try (Peer peer = Peer.connected(server);
                Peer other = Peer.connected(server)) {
            JsonNode error = peer.ask("subscribe", Map.of("id", other.id()), "s");
            assertRefused(error, "wrong_id");
            assertThat(error.at("/payload/pointer").stringValue()).isEqualTo("/payload/id");
            assertAlive(peer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"howl", "initial", "wisdom_distribution", "Subscribe"})
    void refusesATypeThatIsNoClientMessage(String type) throws Exception {
        try (Peer peer = Peer.connected(server)) {
            String frame = "{\"type\":\"" + type + "\",\"payload\":{\"id\":\"" + peer.id() + "\"},\"ref\":\"u\"}";
            server.recorder().allowText(frame);
            peer.raw().send(frame);
            assertRefused(peer.awaitRef("u"), "unknown_type");
            assertAlive(peer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"howl", "{", "[]", "1", "null", "{\"type\":\"ping\"} {}", "{'type':'ping'}", " "})
    void refusesAnythingButOneJsonObject(String text) throws Exception {
        try (Peer peer = Peer.connected(server)) {
            server.recorder().allowText(text);
            peer.raw().send(text);
            assertRefused(peer.await("error"), "bad_json");
            assertAlive(peer);
        }
    }

    @Test
    void refusesASchemaViolationWithAPointer() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            assertViolation(peer, "subscribe", "\"topic\":5", "/payload/topic");
            assertViolation(peer, "subscribe", "\"since\":{\"epoch\":\"e\",\"seq\":-1}", "/payload/since/seq");
            assertViolation(peer, "send_broadcast", "\"message\":\"\"", "/payload/message");
        }
    }

    private static void assertViolation(Peer peer, String type, String property, String pointer) {
        String frame = "{\"type\":\"" + type + "\",\"payload\":{\"id\":\"" + peer.id() + "\"," + property
                + "},\"ref\":\"" + pointer + "\"}";
        server.recorder().allowText(frame);
        peer.raw().send(frame);
        JsonNode error = peer.awaitRef(pointer);
        assertRefused(error, "schema_violation");
        assertThat(error.at("/payload/pointer").stringValue()).isEqualTo(pointer);
        assertAlive(peer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                             | unknown_type     |
            {"payload":{}}                 | unknown_type     |
            {"type":5}                     | unknown_type     | /type
            {"type":"ping"}                | schema_violation |
            {"type":"ping","payload":{}}   | schema_violation | /payload
            {"type":"ping","payload":true} | schema_violation | /payload
            """)
    void namesTheObjectThatLacksAProperty(String text, String code, @Nullable String pointer) throws Exception {
        try (Peer peer = Peer.connected(server)) {
            server.recorder().allowText(text);
            peer.raw().send(text);
            JsonNode error = peer.await("error");
            assertRefused(error, code);
            assertThat(error.at("/payload/pointer").asString(null)).isEqualTo(pointer);
            assertAlive(peer);
        }
    }

    @Test
    void refusesAnUnknownTopic() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            for (String request : List.of("subscribe", "unsubscribe")) {
                JsonNode error = peer.ask(request, Map.of("topic", "bones"), request);
                assertRefused(error, "unknown_topic");
                assertThat(error.at("/payload/pointer").stringValue()).isEqualTo("/payload/topic");
                assertThat(error.at("/payload/message").stringValue()).contains("wisdom");
            }
            assertAlive(peer);
        }
    }

    @Test
    void refusesAKeyForATopicWithoutKeys() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode error = peer.ask("subscribe", Map.of("topic", "wisdom", "key", "grey"), "k");
            assertRefused(error, "unknown_key");
            assertThat(error.at("/payload/pointer").stringValue()).isEqualTo("/payload/key");
            assertAlive(peer);
        }
    }

    @Test
    void refusesABinaryMessage() throws Exception {
        byte[] payload = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
        server.recorder().allow(frame -> frame.opcode() == Opcode.BINARY);
        try (RawSocket socket = RawSocket.open(server.ws("/events"))) {
            next(socket);
            socket.sendFrame(true, 0, Opcode.BINARY, payload);
            assertRefused(next(socket), "binary_not_supported");
        }
    }

    @Test
    void warnsAClientThatExceedsTheRateLimitAndThenCloses() throws Exception {
        try (RawSocket socket = RawSocket.open(server.ws("/events"))) {
            String id = next(socket).at("/payload/id").stringValue();
            String ping = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + id + "\"}}";
            for (int i = 0; i < 400; i++) {
                socket.sendText(ping);
            }
            int answered = 0;
            int warned = 0;
            JsonNode frame = next(socket);
            while (!frame.at("/payload/terminal").asBoolean(false)) {
                boolean pong = frame.path("type").stringValue().equals("pong");
                answered += pong ? 1 : 0;
                warned += pong ? 0 : 1;
                frame = next(socket);
            }
            assertThat(answered).isGreaterThanOrEqualTo(50);
            assertThat(warned).isPositive();
            assertThat(frame.at("/payload/code").stringValue()).isEqualTo("rate_limited");
            assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(1008);
            socket.sendClose(1008);
            assertThat(socket.readToEnd()).isEqualTo(new RawSocket.Rest(List.of(), RawSocket.End.EOF));
        }
    }

    @Test
    void keepsAClientThatSlowsDownAfterAWarning() throws Exception {
        try (Peer peer = Peer.subscribed(server)) {
            for (int i = 0; i < 140; i++) {
                peer.send("ping", Map.of(), "p-" + i);
            }
            JsonNode error = peer.await("error");
            assertRefused(error, "rate_limited");
            assertThat(error.path("ref").stringValue()).startsWith("p-");
            // A quote is published every 100 ms: twelve of them leave the rate limiter a second to refill.
            for (int i = 0; i < 12; i++) {
                peer.await("wisdom_distribution");
            }
            peer.receiveAll();
            assertThat(peer.ask("ping", Map.of(), "later").path("type").stringValue())
                    .isEqualTo("pong");
        }
    }

    /** Asserts that the error has this code, with the properties that the contract gives to the code. */
    private static void assertRefused(JsonNode error, String code) {
        assertThat(error.path("type").stringValue()).isEqualTo("error");
        JsonNode payload = error.path("payload");
        assertThat(payload.path("code").stringValue()).isEqualTo(code);
        assertThat(payload.path("message").stringValue()).isNotBlank();
        assertThat(payload.path("retryable").booleanValue())
                .isEqualTo(Objects.requireNonNull(CODES.get(code)).retryable());
        assertThat(payload.path("terminal").booleanValue()).isFalse();
        assertThat(payload.path("docs").stringValue()).isEqualTo("/docs/errors/" + code);
    }

    private static void assertAlive(Peer peer) {
        assertThat(peer.receiveAll()).isEmpty();
    }

    private static JsonNode next(RawSocket socket) {
        return JSON.readTree(socket.readFrame().orElseThrow().text());
    }
}
