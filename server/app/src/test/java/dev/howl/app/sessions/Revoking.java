package dev.howl.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The steps of the tests of revocation: servers with signed tokens, requests and clients. */
final class Revoking {
    static final String SCOPES = "broadcast alert moderate admin";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Revoking() {}

    static ServerUnderTest server(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.wisdom.interval=1h");
        all.add("howl.heartbeat.idle-timeout=5m");
        all.add("howl.security.hmac-secret=" + Tokens.SECRET);
        return RealServer.start(all.toArray(String[]::new));
    }

    static String token(String subject) {
        return token(subject, SCOPES);
    }

    static String token(String subject, String scopes) {
        return Tokens.token(subject, scopes, Instant.now().plusSeconds(600));
    }

    /** Returns a client that has sent its token in the handshake, and is connected. */
    static Peer byHeader(ServerUnderTest server, String subject) throws IOException {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + token(subject));
        peer.send("connect");
        return assertStays(peer);
    }

    /** Returns a client that has sent its token in {@code connect}. */
    static Peer byConnect(ServerUnderTest server, String subject) throws IOException {
        Peer peer = Peer.open(server);
        peer.send("connect", Map.of("token", token(subject)), "c");
        return assertStays(peer);
    }

    static Peer assertStays(Peer peer) {
        assertThat(peer.ask("list_broadcasts", Map.of(), "stays").path("type").stringValue())
                .isEqualTo("scheduled_broadcasts");
        return peer;
    }

    static void assertEnded(Peer peer) {
        JsonNode error = peer.await("error");
        assertThat(error.at("/payload/code").stringValue()).isEqualTo("unauthenticated");
        assertThat(error.at("/payload/message").stringValue()).isEqualTo("the token has been revoked");
        assertThat(error.at("/payload/terminal").booleanValue()).isTrue();
        assertThat(peer.raw().awaitClosed().code()).isEqualTo(4003);
    }

    /** Sends {@code DELETE /api/sessions} with this query and the token of a subject with all scopes. */
    static HttpResponse<String> delete(ServerUnderTest server, String query, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http("/api/sessions" + query)).DELETE();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Revokes the tokens of a subject and returns the answer. */
    static JsonNode revoke(ServerUnderTest server, String subject, String duration) throws Exception {
        HttpResponse<String> response =
                delete(server, "?subject=" + subject + "&for=" + duration, token("olga", "admin"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.read(response.body());
    }

    /** Sends a request that needs a token of any scope. */
    static HttpResponse<String> nodes(ServerUnderTest server, String subject) {
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/nodes"))
                .header("Authorization", "Bearer " + token(subject))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }
}
