package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Test of OPTIONS at a channel's address, with which pages ask why their handshake failed. */
class HandshakeCheckTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void aHandshakeThatWouldBeAcceptedIs204() throws Exception {
        try (TestServer server = TestServer.start()) {
            assertThat(check(server, "http://127.0.0.1:" + server.port()).statusCode())
                    .isEqualTo(204);
            assertThat(check(server, "/nothing", "http://127.0.0.1:" + server.port())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aWrongParameterIsToldAsAHandshakeWould() throws Exception {
        try (TestServer server = TestServer.startWith("lobby")) {
            String origin = "http://127.0.0.1:" + server.port();
            HttpResponse<String> refused = check(server, "/lobby/7/attic?name=ann", origin);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).isEqualTo("parameter 'room': has a form that is not allowed\n");
            assertThat(check(server, "/lobby/7/den", origin).body()).isEqualTo("query: 'name' is required\n");
        }
    }

    @Test
    void aStrangersPageIsToldTheSetting() throws Exception {
        try (TestServer server = TestServer.start()) {
            HttpResponse<String> refused = check(server, "https://evil.example");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("howl.security.allowed-origins");
        }
    }

    @Test
    void aFullServerSaysSoAndCountsNoCheck() throws Exception {
        try (TestServer server = TestServer.start("howl.limits.connections=1")) {
            String origin = "http://127.0.0.1:" + server.port();
            for (int i = 0; i < 3; i++) {
                assertThat(check(server, origin).statusCode()).isEqualTo(204);
            }
            try (ChatClient client = server.chatClient()) {
                client.send("ask", "{'question': 'conflict'}", null);
                client.next("error");
                HttpResponse<String> refused = check(server, origin);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("too many connections");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void checksCountAsHandshakesOfTheirAddress() throws Exception {
        try (TestServer server = TestServer.start(
                "howl.limits.per-address.loopback=true", "howl.limits.per-address.handshakes-per-second=1")) {
            String origin = "http://127.0.0.1:" + server.port();
            int last = 0;
            for (int i = 0; i < 20 && last != 429; i++) {
                last = check(server, origin).statusCode();
            }
            assertThat(last).isEqualTo(429);
        }
    }

    private static HttpResponse<String> check(TestServer server, String origin)
            throws IOException, InterruptedException {
        return check(server, "/chat/den", origin);
    }

    private static HttpResponse<String> check(TestServer server, String path, String origin)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .build(),
                BodyHandlers.ofString());
    }
}
