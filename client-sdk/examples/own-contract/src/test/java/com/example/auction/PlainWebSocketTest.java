package com.example.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server and a client that knows nothing but the contract: the WebSocket of the JDK. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PlainWebSocketTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BID = """
            {"type": "bid", "ref": "1", "amount": 500}""";

    @LocalServerPort
    private int port;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    private WebSocket enter(int lot) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/auction/" + lot), new Texts(received))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private JsonNode next() throws InterruptedException {
        String frame = received.poll(30, TimeUnit.SECONDS);
        return JSON.readTree(frame);
    }

    @Test
    void framesAreTheJsonOfTheContract() throws Exception {
        WebSocket socket = enter(11);
        socket.sendText(BID, true);
        Map<String, JsonNode> byType = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            JsonNode frame = next();
            byType.put(frame.get("type").asString(), frame);
        }
        assertThat(byType.get("raised")).isEqualTo(JSON.readTree("""
                {"type": "raised", "price": 500}"""));
        assertThat(byType.get("answer")).isEqualTo(JSON.readTree("""
                {"type": "answer", "ref": "1", "accepted": true, "highest": 500}"""));
        JsonNode offer = byType.get("offer");
        assertThat(offer.get("price").asInt()).isEqualTo(500);
        socket.sendText("""
                {"type": "decision", "ref": %s, "taken": true}""".formatted(offer.get("ref")), true);
        assertThat(next()).isEqualTo(JSON.readTree("""
                {"type": "sold", "price": 500}"""));
        socket.abort();
    }

    @Test
    void aLotThatTheContractDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> enter(101))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(400));
    }

    /** A listener that puts whole texts into a queue. */
    private record Texts(BlockingQueue<String> received, StringBuilder parts) implements WebSocket.Listener {
        Texts(BlockingQueue<String> received) {
            this(received, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                received.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
