package dev.howl.app.moderation;

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
import tools.jackson.databind.JsonNode;

/** A server under test whose token may moderate, with its operators and the requests of other programs. */
final class ModerationServer {
    static final String TOKEN = "a-token-of-thirty-two-characters";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ModerationServer() {}

    static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.wisdom.interval=1h");
        all.add("howl.security.publish-token=" + TOKEN);
        // The clients of these tests send nothing while they wait.
        all.add("howl.heartbeat.idle-timeout=5m");
        return RealServer.start(all.toArray(String[]::new));
    }

    /** Starts a server on a MariaDB that the original's variables name. */
    static ServerUnderTest startOn(MariaDb database, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(
                "MYSQL_HOST=" + database.host(),
                "MYSQL_PORT=" + database.port(),
                "MYSQL_USER=" + database.user(),
                "MYSQL_PASSWORD=" + database.password(),
                "MYSQL_DB=" + database.jdbcUrl().replaceFirst(".*/", "")));
        return start(all.toArray(String[]::new));
    }

    /** Connects a client with the token, without a subscription. */
    static Peer operator(ServerUnderTest server) throws IOException {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + TOKEN);
        peer.send("connect");
        return peer;
    }

    /** Connects a client with the token and subscribes it to the topic {@code moderation}. */
    static Peer panel(ServerUnderTest server) throws IOException {
        Peer peer = operator(server);
        assertThat(peer.ask("subscribe", Map.of("topic", "moderation"), "follow")
                        .path("type")
                        .stringValue())
                .isEqualTo("subscribe_confirmation");
        return peer;
    }

    static JsonNode pending(Peer peer) {
        return peer.ask("get_pending_responses", Map.of(), "pending");
    }

    static JsonNode approve(Peer peer, String id) {
        return peer.ask("approve_response", Map.of("response_id", id), "approve " + id);
    }

    static JsonNode reject(Peer peer, String id) {
        return peer.ask("reject_response", Map.of("response_id", id), "reject " + id);
    }

    static String text(JsonNode frame, String property) {
        return frame.at("/payload/" + property).stringValue();
    }

    static String code(JsonNode frame) {
        assertThat(frame.path("type").stringValue()).isEqualTo("error");
        return text(frame, "code");
    }

    /** Returns a POST with the token and any body. */
    static HttpRequest.Builder post(ServerUnderTest server, String body) {
        return HttpRequest.newBuilder(server.http("/api/moderation/responses"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Creates a response to a VK comment over HTTP and returns its id. */
    static String prepare(ServerUnderTest server, String author) throws IOException, InterruptedException {
        return prepare(server, comment(author));
    }

    static String prepare(ServerUnderTest server, Map<String, ?> draft) throws IOException, InterruptedException {
        HttpResponse<String> response = send(post(server, Json.mapper().writeValueAsString(draft)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.mapper().readTree(response.body()).path("response_id").stringValue();
    }

    static Map<String, ?> comment(String author) {
        return Map.of(
                "platform", "vk",
                "author", author,
                "text", "Where did the lentil soup go?",
                "reply", "The soup is back on Monday.",
                "post", Map.of("id", "-1_7", "text", "Our menu for March is here."));
    }
}
