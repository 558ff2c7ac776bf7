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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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

    private static int handshake(ServerUnderTest server, String query) {
        try {
            return WeatherServer.handshake(server, "chat", query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
