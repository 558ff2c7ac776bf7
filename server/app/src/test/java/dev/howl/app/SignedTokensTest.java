package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.runtime.Json;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance test of HS256 tokens: a server with {@code howl.security.hmac-secret} and clients whose tokens it
 * verifies. Their idempotency keys belong to the caller whom the token names, and to one content.
 */
class SignedTokensTest {
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

    private static String token(String subject, String scope, int seconds) {
        return Tokens.token(subject, scope, Instant.now().plusSeconds(seconds));
    }

    private static String token(String subject) {
        return token(subject, "broadcast alert moderate", 600);
    }

    private static Peer open(String token) throws Exception {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + token);
        peer.send("connect");
        return peer;
    }

    private static String code(JsonNode frame) {
        return frame.at("/payload/code").asString("");
    }

    @Test
    void printsNoPublishToken() {
        assertThat(server.program().output()).doesNotContain("publish token").doesNotContain(Tokens.SECRET);
    }

    @Test
    void allowsARequestOnlyWithItsScope() throws Exception {
        try (Peer withScope = open(token("ann", "alert broadcast", 60));
                Peer withoutScope = open(token("bob", "alert", 60))) {
            assertThat(withScope
                            .ask("list_broadcasts", Map.of(), "a")
                            .path("type")
                            .stringValue())
                    .isEqualTo("scheduled_broadcasts");
            assertThat(code(withoutScope.ask("list_broadcasts", Map.of(), "b"))).isEqualTo("forbidden");
        }
    }

    @Test
    void refusesAnExpiredTokenInTheHandshakeAndInConnect() throws Exception {
        String expired = token("ann", "broadcast", -1);
        try (RawSocket socket = RawSocket.connect(server.recorder().address());
                Peer peer = Peer.open(server)) {
            assertThat(socket.upgrade("/events", "Authorization", "Bearer " + expired)
                            .status())
                    .isEqualTo(401);
            assertThat(code(peer.ask("connect", Map.of("token", expired), "c"))).isEqualTo("unauthenticated");
        }
    }

    @Test
    void closesWith4003WhenTheTokenExpiresUnlessItIsRefreshed() throws Exception {
        Instant soon = Instant.now().plusSeconds(5);
        Instant late = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        try (Peer expiring = open(Tokens.token("ann", "broadcast", soon));
                Peer refreshing = open(Tokens.token("ann", "broadcast", soon))) {
            JsonNode answer = refreshing.ask("refresh_token", Map.of("token", Tokens.token("ann", "", late)), "r");
            assertThat(answer.path("type").stringValue()).isEqualTo("token_refreshed");
            assertThat(Instant.parse(answer.at("/payload/expires_at").stringValue()))
                    .isEqualTo(late);
            JsonNode error = expiring.await("error");
            assertThat(code(error)).isEqualTo("unauthenticated");
            assertThat(error.at("/payload/terminal").booleanValue()).isTrue();
            assertThat(expiring.raw().awaitClosed().code()).isEqualTo(4003);
            assertThat(Instant.now()).isAfterOrEqualTo(soon.truncatedTo(ChronoUnit.SECONDS));
            assertThat(code(refreshing.ask("list_broadcasts", Map.of(), "s"))).isEqualTo("forbidden");
        }
    }

    @Test
    void keepsTheOldTokenWhenARefreshIsRefused() throws Exception {
        try (Peer peer = open(token("ann", "broadcast", 60))) {
            assertThat(code(peer.ask("refresh_token", Map.of("token", token("bob", "broadcast", 60)), "a")))
                    .isEqualTo("forbidden");
            assertThat(code(peer.ask("refresh_token", Map.of("token", "nonsense"), "b")))
                    .isEqualTo("unauthenticated");
            assertThat(peer.ask("list_broadcasts", Map.of(), "c").path("type").stringValue())
                    .isEqualTo("scheduled_broadcasts");
        }
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
    void theKeyOfAPreparedReplyIsTheCallers() throws Exception {
        String path = "/api/moderation/responses";
        JsonNode ann = sent(post("ann", path, reply("Ann")), 201);
        JsonNode bob = sent(post("bob", path, reply("Bob")), 201);
        assertThat(bob.path("response_id")).isNotEqualTo(ann.path("response_id"));
        assertThat(sent(post("ann", path, reply("Ann")), 201)).isEqualTo(ann);
        assertThat(sent(post("ann", path, reply("Bob")), 409).path("code").stringValue())
                .isEqualTo("conflict");
    }

    @Test
    void theDedupeIdOfAMessageIsTheCallersWhicheverTheConnection() throws Exception {
        Map<String, String> lunch = Map.of("message", "Lunch", "dedupe_id", "same");
        Map<String, String> dinner = Map.of("message", "Dinner", "dedupe_id", "same");
        JsonNode first;
        try (Peer ann = open(token("ann"));
                Peer bob = open(token("bob"))) {
            first = ann.ask("send_broadcast", lunch, "1");
            assertThat(bob.ask("send_broadcast", dinner, "1").path("type").stringValue())
                    .isEqualTo("broadcast_accepted");
        }
        try (Peer ann = open(token("ann"))) {
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
        try (Peer ann = open(token("ann"));
                Peer bob = open(token("bob"))) {
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

    private static String reply(String text) {
        return "{\"platform\":\"yandex\",\"author\":\"Guest\",\"text\":\"Cold\",\"reply\":\"" + text + "\"}";
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
