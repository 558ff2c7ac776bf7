package dev.howl.app.originals.weather;

import static dev.howl.app.originals.weather.WeatherServer.AMSTERDAM;
import static dev.howl.app.originals.weather.WeatherServer.open;
import static dev.howl.app.originals.weather.WeatherServer.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.TextPeer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acceptance test of the weather wires with signed tokens. */
class WeatherExpiryTest {

    @Test
    void checksTheExpiryInTheHandshakeOnly() throws Exception {
        try (ServerUnderTest server = WeatherServer.startSigned("howl.heartbeat.ping-interval=3s")) {
            String expiring =
                    query(AMSTERDAM, Tokens.token("ann", "", Instant.now().plusSeconds(5)));
            try (TextPeer room = open(server, "chat", expiring)) {
                room.assertReceives("{\"message\":\"Welcome in Amsterdam chat.\"}");
                Await.until("the token has expired", () -> handshake(server, expiring) == 403);
                // The timer that sends Pings also checks sessions for expired tokens.
                room.assertAnswer("{\"message\":\"Still here.\"}", "{\"message\":\"Still here.\"}");
                assertThat(room.socket().readFrame().orElseThrow().opcode()).isEqualTo(Opcode.PING);
                room.assertAnswer("{\"message\":\"Still here.\"}", "{\"message\":\"Still here.\"}");
            }
        }
    }

    /** Of both kinds: a token of the server, and one that the original's web server issued. */
    @Test
    void closesTheConnectionsOfARevokedSubject() throws Exception {
        String key = "the key of the original";
        try (ServerUnderTest server = WeatherServer.startSigned("howl.originals.weather.secret-key=" + key)) {
            long later = Instant.now().plusSeconds(600).getEpochSecond();
            String original = query(
                    AMSTERDAM,
                    Tokens.signed(
                            key,
                            "{\"alg\":\"HS256\"}",
                            "{\"token_type\":\"access\",\"exp\":" + later + ",\"user_id\":7}"));
            String howl = query(AMSTERDAM, Tokens.token("7", "", Instant.ofEpochSecond(later)));
            String other = query(AMSTERDAM, Tokens.token("8", "", Instant.ofEpochSecond(later)));
            try (TextPeer first = open(server, "chat", original);
                    TextPeer second = open(server, "chat", howl);
                    TextPeer stays = open(server, "chat", other)) {
                for (TextPeer peer : List.of(first, second, stays)) {
                    peer.assertReceives("{\"message\":\"Welcome in Amsterdam chat.\"}");
                }
                revoke(server, "7", Tokens.token("olga", "admin", Instant.ofEpochSecond(later)));
                for (TextPeer peer : List.of(first, second)) {
                    WireFrame close = peer.socket().readFrame().orElseThrow();
                    assertThat(close.opcode()).as(close.text()).isEqualTo(Opcode.CLOSE);
                    assertThat(close.closeCode()).isEqualTo(4003);
                }
                stays.assertAnswer("{\"message\":\"Still here.\"}", "{\"message\":\"Still here.\"}");
            }
            assertThat(handshake(server, original)).isEqualTo(403);
            assertThat(handshake(server, howl)).isEqualTo(403);
        }
    }

    private static void revoke(ServerUnderTest server, String subject, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/sessions?subject=" + subject))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .contains("\"connections\":2");
    }

    private static int handshake(ServerUnderTest server, String query) {
        try {
            return WeatherServer.handshake(server, "chat", query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
