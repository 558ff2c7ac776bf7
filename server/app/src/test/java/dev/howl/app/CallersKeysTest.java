package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of idempotency keys: they belong to the caller who used them, and to one content. */
class CallersKeysTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.hmac-secret=" + Tokens.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theKeyOfABroadcastIsTheCallers() throws Exception {
        JsonNode ann = sent(post("ann", "/api/broadcasts", "{\"message\":\"from ann\"}"), 202);
        JsonNode bob = sent(post("bob", "/api/broadcasts", "{\"message\":\"from bob\"}"), 202);
        assertThat(bob.path("broadcast_id")).isNotEqualTo(ann.path("broadcast_id"));
        assertThat(bob.path("position")).isNotEqualTo(ann.path("position"));
        assertThat(sent(post("ann", "/api/broadcasts", "{\"message\":\"from ann\"}"), 202))
                .isEqualTo(ann);
        JsonNode refusal = sent(post("ann", "/api/broadcasts", "{\"message\":\"other\"}"), 409);
        assertThat(refusal.path("code").stringValue()).isEqualTo("conflict");
    }

    @Test
    void theKeyOfAnAlertIsTheCallers() throws Exception {
        String city = cities().path(0).path("uuid").stringValue();
        JsonNode ann = sent(post("ann", "/api/alerts", alert(city, "Hail")), 201);
        JsonNode bob = sent(post("bob", "/api/alerts", alert(city, "Storm")), 201);
        assertThat(bob.path("id")).isNotEqualTo(ann.path("id"));
        assertThat(sent(post("ann", "/api/alerts", alert(city, "Hail")), 201)).isEqualTo(ann);
        assertThat(sent(post("ann", "/api/alerts", alert(city, "Storm")), 409)
                        .path("code")
                        .stringValue())
                .isEqualTo("conflict");
    }

    @Test
    void theDedupeIdOfAMessageIsTheCallersWhicheverTheConnection() throws Exception {
        Map<String, String> lunch = Map.of("message", "Lunch", "dedupe_id", "same");
        Map<String, String> dinner = Map.of("message", "Dinner", "dedupe_id", "same");
        JsonNode first;
        try (Peer ann = open("ann");
                Peer bob = open("bob")) {
            first = ann.ask("send_broadcast", lunch, "1");
            assertThat(bob.ask("send_broadcast", dinner, "1").path("type").stringValue())
                    .isEqualTo("broadcast_accepted");
        }
        try (Peer ann = open("ann")) {
            assertThat(ann.ask("send_broadcast", lunch, "2").path("payload")).isEqualTo(first.path("payload"));
            assertThat(ann.ask("send_broadcast", dinner, "3")
                            .at("/payload/code")
                            .stringValue())
                    .isEqualTo("conflict");
        }
    }

    @Test
    void theDedupeIdOfAScheduleIsTheCallers() throws Exception {
        Map<String, String> tea = Map.of("message", "Tea", "every", "PT1H", "dedupe_id", "daily");
        Map<String, String> often = Map.of("message", "Tea", "every", "PT2H", "dedupe_id", "daily");
        try (Peer ann = open("ann");
                Peer bob = open("bob")) {
            JsonNode first = ann.ask("schedule_broadcast", tea, "1");
            assertThat(ann.ask("schedule_broadcast", tea, "2").at("/payload/schedule_id"))
                    .isEqualTo(first.at("/payload/schedule_id"));
            assertThat(ann.ask("schedule_broadcast", often, "3")
                            .at("/payload/code")
                            .stringValue())
                    .isEqualTo("conflict");
            assertThat(bob.ask("schedule_broadcast", often, "4").at("/payload/schedule_id"))
                    .isNotEqualTo(first.at("/payload/schedule_id"));
        }
    }

    private static Peer open(String subject) throws Exception {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + token(subject));
        peer.send("connect");
        return peer;
    }

    private static String token(String subject) {
        return Tokens.token(subject, "broadcast alert", Instant.now().plusSeconds(600));
    }

    private static JsonNode cities() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/cities")).build();
        JsonNode body = Json.mapper()
                .readTree(
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        return body.isArray() ? body : body.path("cities");
    }

    private static String alert(String city, String message) {
        return "{\"city\":\"" + city + "\",\"message\":\"" + message + "\"}";
    }

    private static HttpRequest post(String subject, String path, String body) {
        return HttpRequest.newBuilder(server.http(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token(subject))
                .header("Idempotency-Key", "same-key")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode sent(HttpRequest request, int status) throws Exception {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.mapper().readTree(response.body());
    }
}
