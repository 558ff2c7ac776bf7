package dev.howl.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server under test whose token may publish alerts, and the requests that the tests send to it. */
final class AlertServer {
    static final String TOKEN = "a-token-of-thirty-two-characters";
    /** Uuids of two built-in cities, and of one that does not exist. */
    static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";

    static final String ANKARA = "51ea40b0-7088-4482-8231-74d06cde3e3a";
    static final String ATLANTIS = "00000000-0000-4000-8000-000000000000";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AlertServer() {}

    static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.wisdom.interval=1h");
        all.add("howl.security.publish-token=" + TOKEN);
        return RealServer.start(all.toArray(String[]::new));
    }

    static ServerUnderTest startOn(MariaDb database, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("spring.datasource.url=" + database.jdbcUrl());
        all.add("spring.datasource.username=" + database.user());
        all.add("spring.datasource.password=" + database.password());
        return start(all.toArray(String[]::new));
    }

    /** Returns the uuids of all cities, in the order of the API. */
    static List<String> cities(ServerUnderTest server) throws IOException, InterruptedException {
        String body = send(HttpRequest.newBuilder(server.http("/api/cities"))).body();
        return Json.mapper()
                .readTree(body)
                .path("cities")
                .valueStream()
                .map(city -> city.path("uuid").stringValue())
                .toList();
    }

    /** Returns the request body that publishes an alert for a city. */
    static String alert(String city, String message) {
        return Json.mapper().writeValueAsString(Map.of("city", city, "message", message));
    }

    /**
     * Posts an alert.
     *
     * @param key value of the header {@code Idempotency-Key}; {@code null} sends none
     */
    static HttpResponse<String> post(ServerUnderTest server, String body, @Nullable String key) throws Exception {
        HttpRequest.Builder request = request(server, body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    /** Publishes an alert and returns the alert from the server's response. */
    static JsonNode publish(ServerUnderTest server, String city, String message) throws Exception {
        return created(post(server, alert(city, message), null));
    }

    static JsonNode created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.mapper().readTree(response.body());
    }

    static HttpRequest.Builder request(ServerUnderTest server, String body) {
        return HttpRequest.newBuilder(server.http("/api/alerts"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        assertThat(problem.path("type").stringValue()).isEqualTo("/docs/errors/" + code);
        return problem;
    }

    /** Returns the payload of the reply to {@code get_alerts}. */
    static JsonNode inForce(Peer peer, String city) {
        JsonNode answer = peer.ask("get_alerts", Map.of("key", city), "now");
        assertThat(answer.path("type").stringValue()).as(answer.toString()).isEqualTo("alerts");
        return answer.path("payload");
    }

    static JsonNode subscribe(Peer peer, String city) {
        return peer.ask("subscribe", Map.of("topic", "alerts", "key", city), "subscribe");
    }

    /** Returns the messages of a snapshot's alerts, in order. */
    static List<String> messages(JsonNode payload) {
        return payload.path("alerts")
                .valueStream()
                .map(alert -> alert.path("message").stringValue())
                .toList();
    }

    /** Returns the error code of a reply; empty if the reply is no error. */
    static String code(JsonNode answer) {
        return answer.at("/payload/code").asString("");
    }
}
