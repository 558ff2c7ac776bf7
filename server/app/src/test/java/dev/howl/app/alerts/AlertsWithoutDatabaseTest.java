package dev.howl.app.alerts;

import static dev.howl.app.alerts.AlertServer.AMSTERDAM;
import static dev.howl.app.alerts.AlertServer.alert;
import static dev.howl.app.alerts.AlertServer.assertProblem;
import static dev.howl.app.alerts.AlertServer.code;
import static dev.howl.app.alerts.AlertServer.created;
import static dev.howl.app.alerts.AlertServer.inForce;
import static dev.howl.app.alerts.AlertServer.messages;
import static dev.howl.app.alerts.AlertServer.publish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the alerts while the database is down and after it is back. */
class AlertsWithoutDatabaseTest {
    private static final int MAX_TRIES = 60;

    @Test
    void answersUnavailableWithoutTheDatabaseAndPublishesNothingInPart() throws Exception {
        try (MariaDb database = MariaDb.start();
                ServerUnderTest server = AlertServer.startOn(
                        database,
                        "howl.heartbeat.idle-timeout=2m",
                        "howl.alerts.upkeep-interval=200ms",
                        "spring.datasource.hikari.connection-timeout=1000");
                Peer peer = Peer.connected(server)) {
            AlertServer.subscribe(peer, AMSTERDAM);
            JsonNode before = publish(server, AMSTERDAM, "Before");
            peer.await("alert");
            database.kill();

            HttpResponse<String> refused = AlertServer.post(server, alert(AMSTERDAM, "Away"), "away");
            assertProblem(refused, 503, "unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            peer.send("get_alerts", Map.of("key", AMSTERDAM), "away");
            JsonNode error = peer.awaitRef("away");
            assertThat(code(error)).isEqualTo("unavailable");
            assertThat(error.at("/payload/retryable").booleanValue()).isTrue();
            assertThat(AlertServer.send(HttpRequest.newBuilder(server.http("/api/cities")))
                            .statusCode())
                    .isEqualTo(200);

            database.startAgain();
            JsonNode after = retryUntilCreated(server);
            assertThat(after.at("/position/seq").longValue())
                    .isEqualTo(before.at("/position/seq").longValue() + 1);
            assertThat(peer.await("alert").path("position")).isEqualTo(after.path("position"));
            assertThat(peer.receiveAll()).isEmpty();
            JsonNode now = inForce(peer, AMSTERDAM);
            assertThat(messages(now)).containsExactly("Before", "Away");
            assertThat(now.path("position")).isEqualTo(after.path("position"));
        }
    }

    /** Repeats the request with its idempotency key, as a client does after 503 with {@code Retry-After}. */
    private static JsonNode retryUntilCreated(ServerUnderTest server) throws Exception {
        HttpResponse<String> response = AlertServer.post(server, alert(AMSTERDAM, "Away"), "away");
        for (int i = 0; i < MAX_TRIES && response.statusCode() == 503; i++) {
            response = AlertServer.post(server, alert(AMSTERDAM, "Away"), "away");
        }
        return created(response);
    }
}
