package dev.howl.app.originals.weather;

import static dev.howl.app.originals.weather.WeatherServer.AMSTERDAM;
import static dev.howl.app.originals.weather.WeatherServer.open;
import static dev.howl.app.originals.weather.WeatherServer.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.TextPeer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Acceptance test of the weather wires with signed tokens. */
class WeatherExpiryTest {

    @Test
    void closesWith4003WhenTheTokenInTheQueryExpires() throws Exception {
        try (ServerUnderTest server = WeatherServer.startSigned()) {
            String expiring =
                    query(AMSTERDAM, Tokens.token("ann", "", Instant.now().plusSeconds(5)));
            String lasting =
                    query(AMSTERDAM, Tokens.token("bob", "", Instant.now().plusSeconds(300)));
            try (TextPeer room = open(server, "chat", expiring);
                    TextPeer alerts = open(server, "alert", expiring);
                    TextPeer stays = open(server, "chat", lasting)) {
                room.assertReceives("{\"message\":\"Welcome in Amsterdam chat.\"}");
                stays.assertReceives("{\"message\":\"Welcome in Amsterdam chat.\"}");
                assertExpired(room);
                assertExpired(alerts);
                assertThat(WeatherServer.handshake(server, "chat", expiring)).isEqualTo(403);
                stays.assertAnswer("{\"message\":\"Alone.\"}", "{\"message\":\"Alone.\"}");
            }
        }
    }

    private static void assertExpired(TextPeer peer) {
        WireFrame close = peer.socket().readFrame().orElseThrow();
        assertThat(close.opcode()).isEqualTo(Opcode.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4003);
    }
}
