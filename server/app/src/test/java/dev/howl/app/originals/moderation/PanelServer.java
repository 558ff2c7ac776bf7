package dev.howl.app.originals.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A server under test whose token may moderate, with its panels, an operator of the Howl protocol, and HTTP requests.
 */
final class PanelServer {
    static final String ADDRESS = "/original/moderation";
    static final String TOKEN = "a-token-of-thirty-two-characters";
    static final String BEARER = "Bearer " + TOKEN;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private PanelServer() {}

    static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.wisdom.interval=1h");
        all.add("howl.security.publish-token=" + TOKEN);
        all.add("howl.heartbeat.idle-timeout=5m");
        return ServerUnderTest.start(
                RealServer.COMMAND, OriginalContracts.check("moderation", ADDRESS), all.toArray(String[]::new));
    }

    static TextPeer open(ServerUnderTest server) throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS);
    }

    /** Connects a client and registers it under a name. */
    static TextPeer panel(ServerUnderTest server, String name) throws IOException {
        TextPeer panel = open(server);
        panel.assertAnswer("CL " + name, "OK CL " + name);
        return panel;
    }

    /** Connects an operator over the Howl protocol, subscribed to the topic {@code moderation}. */
    static Peer operator(ServerUnderTest server) throws IOException {
        Peer peer = Peer.open(server, "Authorization", BEARER);
        peer.send("connect");
        peer.ask("subscribe", Map.of("topic", "moderation"), "follow");
        return peer;
    }

    /** Creates a response to a review over HTTP and returns its id. */
    static String prepare(URI responses, String author) throws IOException, InterruptedException {
        String body = Json.mapper()
                .writeValueAsString(
                        Map.of("platform", "yandex", "author", author, "text", "Cold <tea>", "reply", "We are sorry."));
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(responses)
                        .header("Content-Type", "application/json")
                        .header("Authorization", BEARER)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.mapper().readTree(response.body()).path("response_id").stringValue();
    }

    static String prepare(ServerUnderTest server, String author) throws IOException, InterruptedException {
        return prepare(server.http("/api/moderation/responses"), author);
    }

    static HttpResponse<String> get(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    static String text(JsonNode frame, String property) {
        return frame.at("/payload/" + property).stringValue();
    }

    /** Asserts that a text is the card of this author's review, with escaped texts. */
    static void assertCard(String text, String id, String author) {
        assertThat(text)
                .startsWith("CARD " + id + " <article")
                .endsWith("</article>")
                .contains("<bdi>" + author + "</bdi>", "Cold &lt;tea", "We are sorry.")
                .doesNotContain("<tea>");
    }
}
