package dev.howl.app.originals.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.ProfileServer;
import dev.howl.app.support.TextPeer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.process.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of the profile {@code weather}, started like the original. */
class WeatherProfileTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsTheOriginalsVariables() throws Exception {
        int port = Ports.free();
        Map<String, String> environment =
                Map.of("APP_PORT_WS", String.valueOf(port), "SECRET_KEY", "short", "HOWL_WISDOM_INTERVAL", "1h");
        String claims = "{\"token_type\":\"access\",\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond() + ",\"jti\":\"1\",\"user_id\":1}";
        try (ProfileServer server = ProfileServer.start("weather", WeatherServer.check(), directory, environment)) {
            assertThat(server.port()).isEqualTo(port);
            String city = "/ws/v1/chat?city_uuid=0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e&access_token=";
            try (TextPeer peer = TextPeer.open(server.address(), city + token("short", claims))) {
                peer.assertReceives("{\"message\":\"Welcome in Amsterdam chat.\"}");
            }
            assertThat(TextPeer.handshake(server.address(), city + token("other", claims)))
                    .isEqualTo(403);
        }
    }

    private static String token(String secret, String claims) {
        String token = Tokens.signed(secret, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims);
        return Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }
}
