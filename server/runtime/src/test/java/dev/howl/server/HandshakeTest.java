package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("howl.security.allowed-origins=https://desk.example");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "https://desk.example, 101",
        "HTTPS://DESK.example, 101",
        "http://127.0.0.1:PORT, 101",
        "http://127.0.0.1:1, 403",
        "http://127.0.0.1, 403",
        "https://evil.example, 403",
        "https://desk.example.evil.example, 403",
        "null, 403"
    })
    void onlyPagesOfAllowedOriginsConnect(String origin, int status) {
        String header = "Origin: " + origin.replace("PORT", String.valueOf(server.port()));
        try (RawClient raw = RawClient.open(server.port(), "/plain", header)) {
            assertThat(raw.head()).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void aGetWithoutUpgradeIsAnswered426() {
        var response = server.get("/chat/den");
        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("upgrade")).hasValue("websocket");
    }

    @Test
    void anotherWebSocketVersionIsAnswered426WithTheSupportedOne() throws IOException {
        String request = RawClient.handshake(server.port(), "/plain").replace("Version: 13", "Version: 8");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.lines().takeWhile(line -> !line.isEmpty()).map(line -> line.toLowerCase(Locale.ROOT)))
                    .contains("http/1.1 426 upgrade required", "sec-websocket-version: 13", "upgrade: websocket");
        }
    }

    @Test
    void anIdleHttpConnectionIsClosedButASessionIsNot() throws IOException {
        try (TestServer hasty = TestServer.start("server.netty.idle-timeout=2s");
                ChatClient client = hasty.chatClient();
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), hasty.port())) {
            silent.setSoTimeout(60_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            client.send("ping", "{}", null);
            client.next("pong");
        }
    }

    @Test
    void anUnknownPathIsNotFound() {
        try (RawClient raw = RawClient.open(server.port(), "/nowhere")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 404 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate", "permessage-deflate; client_max_window_bits"})
    void noExtensionIsAccepted(String extension) {
        try (RawClient raw = RawClient.open(server.port(), "/plain", "Sec-WebSocket-Extensions: " + extension)) {
            assertThat(raw.head()).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("sec-websocket-extensions");
        }
    }

    @Test
    void connectionsBeyondTheLimitAreAnswered503UntilOneEnds() {
        try (TestServer small = TestServer.start("howl.limits.connections=1")) {
            try (ChatClient client = small.chatClient();
                    RawClient refused = RawClient.open(small.port(), "/plain")) {
                assertThat(refused.head()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("retry-after: 5");
                client.send("ping", "{}", null);
                client.next("pong");
            }
            Await.until("a connection is admitted again", () -> {
                try (RawClient next = RawClient.open(small.port(), "/plain")) {
                    return next.head().startsWith("HTTP/1.1 101 ");
                }
            });
        }
    }

    @Test
    void theJdkWebSocketClientIsServedAndClosed() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/plain"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        first.complete(data.toString());
                        return WebSocket.Listener.super.onText(webSocket, data, last);
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
                        closed.complete(code);
                        return WebSocket.Listener.super.onClose(webSocket, code, reason);
                    }
                })
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"echo\",\"text\":\"ü\"}", true).get(30, TimeUnit.SECONDS);
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("{\"type\":\"echoed\",\"text\":\"ü\"}");
        socket.sendClose(3000, "bye").get(30, TimeUnit.SECONDS);
        assertThat(closed.get(30, TimeUnit.SECONDS)).isEqualTo(3000);
    }
}
