package dev.howl.app.originals.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.ProfileServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.testservices.RedisServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Acceptance test of the drop-in profiles, started with the variables and files of the originals. */
class ProfilesTest {
    /** Below the limit of a second, and far above that of a server without a profile. */
    private static final int MESSAGES_AT_ONCE = 800;

    @TempDir
    private Path directory = Path.of("");

    /** Returns an environment with a random port, so that tests can run in parallel. */
    private static Map<String, String> environment(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(Map.of("SERVER_PORT", "0", "HOWL_WISDOM_INTERVAL", "1h"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    @ParameterizedTest
    @CsvSource({"wisdom, 8000", "weather, 8001", "broadcast, 8000"})
    void listensAtTheOriginalsAddress(String profile, int port) throws IOException {
        PropertySource<?> settings = new YamlPropertySourceLoader()
                .load(profile, new ClassPathResource("application-" + profile + ".yaml"))
                .get(0);
        assertThat(settings.getProperty("server.port")).isEqualTo(port);
        assertThat(settings.getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wisdom", "weather", "broadcast", "moderation", "status-dashboard"})
    void hasTheLimitsOfAnOriginal(String profile) {
        Environment settings = ProfileServer.settings(profile);
        assertThat(settings.getProperty("howl.limits.message-bytes")).isEqualTo("1MB");
        assertThat(settings.getProperty("howl.limits.messages-per-second")).isEqualTo("1000");
    }

    @Test
    void wisdomServesItsPageAndItsWebSocket() throws Exception {
        try (ProfileServer server = ProfileServer.start(
                "wisdom", OriginalContracts.check("wisdom", "/connect"), directory, environment())) {
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.http("/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<html");
            try (TextPeer peer = TextPeer.open(server.address(), "/connect")) {
                assertThat(peer.receive()).startsWith("{\"type\":\"initial\",\"payload\":{\"id\":\"");
                server.program().signal("TERM");
                WireFrame close = close(peer);
                assertThat(close.closeCode()).isEqualTo(1001);
                assertThat(close.closeReason()).isEmpty();
            }
        }
    }

    @Test
    void weatherServesItsWebSockets() throws Exception {
        try (ProfileServer server = ProfileServer.start(
                "weather",
                OriginalContracts.check("weather", "/ws/v1/echo"),
                directory,
                environment("TLS_ENABLE", "0"))) {
            try (TextPeer peer = TextPeer.open(server.address(), "/ws/v1/echo")) {
                peer.assertAnswer("{\"a\": 1.0}", "{\"a\": 1.0}");
                String large = "\"" + "x".repeat(1024 * 1024 - 2) + "\"";
                peer.assertAnswer(large, large);
                for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
                    peer.send(String.valueOf(i));
                }
                for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
                    peer.assertReceives(String.valueOf(i));
                }
            }
            assertThat(TextPeer.handshake(server.address(), "/ws/v1/chat")).isEqualTo(403);
            assertThat(TextPeer.handshake(server.address(), "/ws/v1/alert")).isEqualTo(403);
        }
    }

    /** The file is the one of the original's documentation, with a shorter timeout. */
    @Test
    void broadcastReadsTheOriginalsDotenvFile() throws Exception {
        Files.writeString(directory.resolve(".env"), """
                INTERVAL = 5
                export TIMEOUT="8"   # seconds
                export UVICORN_WORKERS = 2
                HOWL_ORIGINALS_BROADCAST_INTERVAL='500ms'
                HOWL_SECURITY_ALLOWED_ORIGINS=https://only.example
                """);
        try (ProfileServer server = ProfileServer.start(
                "broadcast", OriginalContracts.check("broadcast", "/ws"), directory, environment())) {
            assertThat(TextPeer.handshake(server.address(), "/ws", "Origin", "https://other.example"))
                    .as("the .env file overrides the profile")
                    .isEqualTo(403);
            try (TextPeer peer = TextPeer.open(server.address(), "/ws", "Origin", "https://only.example")) {
                peer.assertAnswerAmong("Scheduled broadcast", "ping", "pong");
                peer.assertReceives("Scheduled broadcast");
                long asked = System.nanoTime();
                server.program().signal("TERM");
                WireFrame close = close(peer);
                assertThat(close.closeCode()).isEqualTo(1012);
                assertThat(close.closeReason()).isEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(40));
            }
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    @Test
    void broadcastWaitsForItsClientsWhenItStops() throws Exception {
        try (ProfileServer server = ProfileServer.start(
                "broadcast",
                OriginalContracts.check("broadcast", "/ws"),
                directory,
                environment("HOWL_ORIGINALS_BROADCAST_INTERVAL", "500ms", "TIMEOUT", "40"))) {
            try (TextPeer peer = TextPeer.open(server.address(), "/ws", "Origin", "chrome-extension://some-client")) {
                peer.assertAnswerAmong("Scheduled broadcast", "send_now", "Immediate message sent");
                server.program().signal("TERM");
                server.program().awaitLine(line -> line.contains("Draining 1 connections"), Duration.ofSeconds(60));
                assertThat(TextPeer.handshake(server.address(), "/ws")).isEqualTo(503);
                peer.assertReceives("Scheduled broadcast");
                peer.assertReceives("Scheduled broadcast");
                peer.socket().sendClose(1000);
                assertThat(close(peer).closeCode()).isEqualTo(1000);
            }
            assertThat(server.program().awaitEnd()).isZero();
        }
    }

    private static WireFrame close(TextPeer peer) {
        WireFrame frame = peer.socket().readFrame().orElseThrow();
        while (frame.opcode() != Opcode.CLOSE) {
            frame = peer.socket().readFrame().orElseThrow();
        }
        return frame;
    }

    @Test
    void broadcastUsesTheOriginalsRedisVariables() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS)) {
            Files.writeString(
                    directory.resolve(".env"),
                    "REDIS_HOST = " + redis.host() + "\nREDIS_PORT = '" + redis.port() + "'\n");
            try (ProfileServer server = ProfileServer.start(
                            "broadcast",
                            OriginalContracts.check("broadcast", "/ws"),
                            directory,
                            environment("HOWL_ORIGINALS_BROADCAST_INTERVAL", "1s"));
                    TextPeer peer = TextPeer.open(server.address(), "/ws")) {
                assertThat(server.program().output()).contains(" redis engine ");
                peer.assertReceives("Scheduled broadcast");
                assertThat(TextPeer.handshake(server.address(), "/original/weather/chat"))
                        .as("chat without a city directory")
                        .isEqualTo(503);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wisdom,weather   |         |       | the profiles 'wisdom' and 'weather' cannot be combined; activate only one of them
                    broadcast        | TIMEOUT | abc   | TIMEOUT is 'abc'; it must be a number of seconds from 0 to 3600
                    broadcast        | INTERVAL | -1   | INTERVAL is '-1'; it must be a number of seconds from 0 to 3600
                    weather          | APP_PORT_WS | 0   | APP_PORT_WS is '0'; it must be a port from 1 to 65535
                    broadcast        | UVICORN_WORKERS | 0 | UVICORN_WORKERS is '0'; it must be a whole number from 1 to 1000
                    broadcast        | REDIS_PORT | x  | REDIS_PORT is 'x'; it must be a port from 1 to 65535
                    """)
    void exitsWith2OnTwoProfilesOrABadVariable(String profiles, String name, String value, String reason) {
        Map<String, String> environment = name == null ? environment() : environment(name, value);
        try (ChildProcess program = ProfileServer.launch(profiles, directory, environment)) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines()).last().isEqualTo("Howl did not start: " + reason);
        }
    }
}
