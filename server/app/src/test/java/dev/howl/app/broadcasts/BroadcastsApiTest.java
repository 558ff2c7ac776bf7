package dev.howl.app.broadcasts;

import static dev.howl.app.broadcasts.BroadcastServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of {@code POST /api/broadcasts} and {@code GET /api/nodes}. */
class BroadcastsApiTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BEARER = "Bearer " + BroadcastServer.TOKEN;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = BroadcastServer.start("howl.limits.message-bytes=32KB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsABroadcastToSubscribers() throws Exception {
        try (Peer listener = BroadcastServer.listener(server)) {
            HttpResponse<String> response = send(post("{\"message\":\"Lunch is served\",\"mood\":\"good\"}"));
            assertThat(response.statusCode()).isEqualTo(202);
            JsonNode accepted = Json.mapper().readTree(response.body());
            JsonNode event = listener.await("broadcast");
            assertThat(text(event, "broadcast_id"))
                    .isEqualTo(accepted.path("broadcast_id").stringValue());
            assertThat(event.path("position")).isEqualTo(accepted.path("position"));
        }
    }

    @Test
    void answersARepeatedKeyWithTheFirstResponse() throws Exception {
        HttpRequest.Builder request = post("{\"message\":\"Once\"}").header("Idempotency-Key", "k-1");
        HttpResponse<String> first = send(request);
        assertThat(send(request).body()).isEqualTo(first.body());
        HttpResponse<String> other = send(post("{\"message\":\"Once\"}").header("Idempotency-Key", "k-2"));
        assertThat(other.body()).isNotEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dTpw", "Bearer nonsense", "Bearer "})
    void refusesAnInvalidToken(String authorization) throws Exception {
        HttpRequest.Builder request = post("{\"message\":\"Hi\"}").setHeader("Authorization", authorization);
        assertProblem(send(request), 401, "unauthenticated");
        assertThat(send(request).headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"message":""}               | schema_violation
                    {"message":7}                | schema_violation
                    {"massage":"Hi"}             | schema_violation
                    ["Hi"]                       | bad_json
                    "Hi"                         | bad_json
                    {"message":"Hi"              | bad_json
                    {"message":"Hi"} {}          | bad_json
                    {"message":"a","message":"b"} | bad_json
                    """)
    void refusesAnInvalidBody(String body, String code) throws Exception {
        assertProblem(send(post(body)), 400, code);
    }

    @Test
    void refusesAnEmptyBody() throws Exception {
        assertProblem(send(post("")), 400, "bad_json");
    }

    @Test
    void refusesAMessageThatIsTooLong() throws Exception {
        assertThat(send(post("{\"message\":\"" + "x".repeat(4_000) + "\"}")).statusCode())
                .isEqualTo(202);
        JsonNode problem =
                assertProblem(send(post("{\"message\":\"" + "x".repeat(4_001) + "\"}")), 400, "schema_violation");
        assertThat(problem.path("pointer").stringValue()).isEqualTo("/message");
    }

    @Test
    void answers413ForABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> response = send(post("{\"message\":\"" + "x".repeat(40_000) + "\"}"));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void answers415ForAnotherMediaType() throws Exception {
        HttpResponse<String> response = send(post("message=Hi").setHeader("Content-Type", "text/plain"));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAKeyThatIsTooLong() throws Exception {
        String body = "{\"message\":\"Hi\"}";
        assertProblem(send(post(body).header("Idempotency-Key", "k".repeat(129))), 400, "schema_violation");
        assertThat(send(post(body).header("Idempotency-Key", "k".repeat(128))).statusCode())
                .isEqualTo(202);
    }

    @Test
    void listsTheNodesToACallerWithAToken() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http("/api/nodes"));
        assertProblem(send(request), 401, "unauthenticated");
        HttpResponse<String> response = send(request.header("Authorization", BEARER));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode nodes = Json.mapper().readTree(response.body()).path("nodes");
        assertThat(nodes).hasSize(1);
        assertThat(nodes.get(0).path("id").stringValue()).isNotBlank();
        assertThat(nodes.get(0).path("version").stringValue()).isNotBlank();
        assertThat(Instant.parse(nodes.get(0).path("started_at").stringValue())).isBefore(Instant.now());
        assertThat(nodes.get(0).path("connections").isInt()).isTrue();
    }

    private static HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(server.http("/api/broadcasts"))
                .header("Content-Type", "application/json")
                .header("Authorization", BEARER)
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        assertThat(problem.path("type").stringValue()).isEqualTo("/docs/errors/" + code);
        return problem;
    }
}
