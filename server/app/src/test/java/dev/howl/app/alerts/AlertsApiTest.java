package dev.howl.app.alerts;

import static dev.howl.app.alerts.AlertServer.AMSTERDAM;
import static dev.howl.app.alerts.AlertServer.ANKARA;
import static dev.howl.app.alerts.AlertServer.ATLANTIS;
import static dev.howl.app.alerts.AlertServer.alert;
import static dev.howl.app.alerts.AlertServer.assertProblem;
import static dev.howl.app.alerts.AlertServer.created;
import static dev.howl.app.alerts.AlertServer.inForce;
import static dev.howl.app.alerts.AlertServer.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of {@code POST /api/alerts}. */
class AlertsApiTest {
    private static final int MAX_IN_FORCE = 40;

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = AlertServer.start("howl.limits.message-bytes=32KB", "howl.alerts.max-in-force=" + MAX_IN_FORCE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void publishesAnAlertToSubscribers() throws Exception {
        try (Peer listener = Peer.connected(server)) {
            AlertServer.subscribe(listener, AMSTERDAM);
            JsonNode alert = created(AlertServer.post(
                    server,
                    "{\"city\":\"" + AMSTERDAM.toUpperCase(Locale.ROOT) + "\",\"message\":\"Hail \\ud83c\\udf28\","
                            + "\"severity\":\"severe\",\"expires_in\":\"PT2H\",\"mood\":\"bad\"}",
                    null));
            assertThat(alert.path("city").stringValue()).isEqualTo(AMSTERDAM);
            assertThat(alert.path("message").stringValue()).isEqualTo("Hail \uD83C\uDF28");
            assertThat(alert.path("severity").stringValue()).isEqualTo("severe");
            assertThat(lifetime(alert)).isEqualTo(Duration.ofHours(2));
            JsonNode event = listener.await("alert");
            assertThat(event.at("/payload/id")).isEqualTo(alert.path("id"));
            assertThat(event.path("position")).isEqualTo(alert.path("position"));
        }
    }

    @Test
    void appliesTheDefaultSeverityAndExpiry() throws Exception {
        JsonNode alert = created(
                AlertServer.post(server, "{\"city\":\"" + ANKARA + "\",\"message\":\"Hail\",\"severity\":null}", null));
        assertThat(alert.path("severity").stringValue()).isEqualTo("moderate");
        assertThat(lifetime(alert)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void acceptsAnExpiryAsAPointInTime() throws Exception {
        String moment =
                OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5).withNano(0).toString();
        JsonNode alert = created(AlertServer.post(
                server,
                Json.mapper().writeValueAsString(Map.of("city", ANKARA, "message", "Hail", "expires_at", moment)),
                null));
        assertThat(time(alert, "expires_at"))
                .isEqualTo(OffsetDateTime.parse(moment).toInstant());
    }

    @Test
    void answersARepeatedKeyWithTheFirstResponse() throws Exception {
        JsonNode first = created(AlertServer.post(server, alert(ANKARA, "Once"), "k-1"));
        assertThat(created(AlertServer.post(server, alert(ANKARA, "Once"), "\"k-1\"")))
                .isEqualTo(first);
        JsonNode other = created(AlertServer.post(server, alert(ANKARA, "Once"), "k-2"));
        assertThat(other.path("id")).isNotEqualTo(first.path("id"));
        try (Peer peer = Peer.connected(server)) {
            assertThat(messages(inForce(peer, ANKARA)).stream().filter("Once"::equals))
                    .hasSize(2);
        }
    }

    @Test
    void answers409ForAKeyThatAnotherRequestUsed() throws Exception {
        created(AlertServer.post(server, alert(ANKARA, "One"), "k-3"));
        assertProblem(AlertServer.post(server, alert(ANKARA, "Other"), "k-3"), 409, "conflict");
        assertProblem(AlertServer.post(server, alert(AMSTERDAM, "One"), "k-3"), 409, "conflict");
        assertProblem(AlertServer.post(server, alert(ANKARA, "One"), "k".repeat(129)), 400, "schema_violation");
    }

    @Test
    void keepsTheKeyOfARefusedRequestUsable() throws Exception {
        String late = "{\"city\":\"" + ANKARA + "\",\"message\":\"Late\",\"expires_in\":\"PT0S\"}";
        assertProblem(AlertServer.post(server, late, "k-4"), 400, "schema_violation");
        created(AlertServer.post(server, alert(ANKARA, "In time"), "k-4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"message":"Hail"}                                          | /city
                    {"city":"Amsterdam","message":"Hail"}                       | /city
                    {"city":"0-0-0-0-0","message":"Hail"}                       | /city
                    {"city":7,"message":"Hail"}                                 | /city
                    {"city":"%s"}                                               | /message
                    {"city":"%s","message":""}                                  | /message
                    {"city":"%s","message":["Hail"]}                            | /message
                    {"city":"%s","message":"Hail","severity":"bad"}             | /severity
                    {"city":"%s","message":"Hail","severity":5}                 | /severity
                    {"city":"%s","message":"Hail","expires_in":"2h"}            | /expires_in
                    {"city":"%s","message":"Hail","expires_in":7200}            | /expires_in
                    {"city":"%s","message":"Hail","expires_in":"PT0S"}          | /expires_in
                    {"city":"%s","message":"Hail","expires_in":"-PT1H"}         | /expires_in
                    {"city":"%s","message":"Hail","expires_in":"P31D"}          | /expires_in
                    {"city":"%s","message":"Hail","expires_in":"PT9999999999999999H"} | /expires_in
                    {"city":"%s","message":"Hail","expires_at":"soon"}          | /expires_at
                    {"city":"%s","message":"Hail","expires_at":"2026-03-14T06:30:00"}   | /expires_at
                    {"city":"%s","message":"Hail","expires_at":"2001-03-14T06:30:00Z"}  | /expires_at
                    {"city":"%s","message":"Hail","expires_at":"+999999999-01-01T00:00:00Z"} | /expires_at
                    {"city":"%s","message":"Hail","expires_in":"PT1H","expires_at":"2099-03-14T06:30:00Z"} | /expires_at
                    """)
    void refusesAnInvalidAlertWithAPointer(String body, String pointer) throws Exception {
        HttpResponse<String> response = AlertServer.post(server, body.formatted(AMSTERDAM), null);
        assertThat(assertProblem(response, 400, "schema_violation")
                        .path("pointer")
                        .stringValue())
                .isEqualTo(pointer);
    }

    @Test
    void refusesAMessageThatIsTooLong() throws Exception {
        created(AlertServer.post(server, alert(ANKARA, "\uD83D\uDC3A".repeat(1_000)), null));
        assertProblem(AlertServer.post(server, alert(ANKARA, "x".repeat(1_001)), null), 400, "schema_violation");
        assertThat(AlertServer.post(server, alert(ANKARA, "x".repeat(40_000)), null)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void answers404ForAnUnknownCity() throws Exception {
        JsonNode problem = assertProblem(AlertServer.post(server, alert(ATLANTIS, "Flood"), null), 404, "not_found");
        assertThat(problem.path("pointer").stringValue()).isEqualTo("/city");
        assertThat(problem.path("detail").stringValue()).contains(ATLANTIS);
    }

    @Test
    void answers409WhenACityHasItsMaximumOfAlertsInForce() throws Exception {
        String city = "ff4122a9-6cc0-4b07-b5aa-48c3efe4c23f";
        for (int i = 0; i < MAX_IN_FORCE; i++) {
            AlertServer.publish(server, city, "Alert " + i);
        }
        assertProblem(AlertServer.post(server, alert(city, "One too many"), "full"), 409, "conflict");
        AlertServer.publish(server, ANKARA, "Room here");
        try (Peer peer = Peer.connected(server)) {
            JsonNode now = inForce(peer, city);
            assertThat(now.path("alerts")).hasSize(MAX_IN_FORCE);
            assertThat(now.at("/position/seq").intValue()).isEqualTo(MAX_IN_FORCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dTpw", "Bearer nonsense"})
    void refusesAnInvalidToken(String authorization) throws Exception {
        HttpRequest.Builder request =
                AlertServer.request(server, alert(ANKARA, "Hail")).setHeader("Authorization", authorization);
        HttpResponse<String> response = AlertServer.send(request);
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"Hail\"", "{\"message\":\"\\ud83c\"}"})
    void refusesABodyThatIsNoJsonObject(String body) throws Exception {
        assertProblem(AlertServer.post(server, body, null), 400, "bad_json");
    }

    @Test
    void answers415ForAnotherMediaType() throws Exception {
        HttpResponse<String> response = AlertServer.send(
                AlertServer.request(server, alert(ANKARA, "Hail")).setHeader("Content-Type", "text/plain"));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static Duration lifetime(JsonNode alert) {
        return Duration.between(time(alert, "issued_at"), time(alert, "expires_at"));
    }

    private static Instant time(JsonNode alert, String property) {
        return OffsetDateTime.parse(alert.path(property).stringValue()).toInstant();
    }
}
