package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.TOKEN;
import static dev.howl.app.originals.moderation.PanelServer.assertCard;
import static dev.howl.app.originals.moderation.PanelServer.get;
import static dev.howl.app.originals.moderation.PanelServer.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.ProfileServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.Ports;
import dev.howl.testservices.MariaDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** Acceptance test of the profile {@code moderation}, started like the original. */
class ModerationProfileTest {
    private static final String PROFILE = "moderation";

    @TempDir
    private Path directory = Path.of("");

    private ProfileServer start(Map<String, String> environment) {
        return ProfileServer.start(PROFILE, OriginalContracts.check(PROFILE, "/"), directory, environment);
    }

    @Test
    void listensAtTheOriginalsAddress() {
        Environment settings = ProfileServer.settings(PROFILE);
        assertThat(settings.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(settings.getProperty("server.port")).isEqualTo("8765");
        assertThat(settings.getProperty("howl.channels.originalModeration.address"))
                .isEqualTo("/");
    }

    @Test
    void startsWithTheOriginalsDotenvFileAlone() throws Exception {
        int port = Ports.free();
        try (MariaDb database = MariaDb.start()) {
            Files.writeString(directory.resolve(".env"), """
                    MYSQL_HOST=%s
                    MYSQL_PORT=%d
                    export MYSQL_USER="%s"
                    export MYSQL_PASSWORD='%s'
                    MYSQL_DB=%s
                    WEBSOCKET_PORT=%d  # a free one
                    howl.security.publish-token=%s
                    """.formatted(
                            database.host(),
                            database.port(),
                            database.user(),
                            database.password(),
                            database.jdbcUrl().replaceFirst(".*/", ""),
                            port,
                            TOKEN));
            try (ProfileServer server = start(Map.of("HOWL_ORIGINALS_MODERATION_ACCESS", "token"));
                    TextPeer panel = TextPeer.open(server.address(), "/?access_token=" + TOKEN);
                    TextPeer stranger = TextPeer.open(server.address(), "/")) {
                assertThat(server.port()).isEqualTo(port);
                panel.assertAnswer("CL panel", "OK CL panel");
                stranger.assertAnswer(
                        "CL stranger", "ERROR unauthenticated: this needs a token with the scope 'moderate'");
                String id = prepare(server.http("/api/moderation/responses"), "Anna");
                assertCard(panel.receive(), id, "Anna");
                panel.send("APPROVED " + id).assertReceivesInAnyOrder("OK APPROVED " + id, "APPROVED " + id);
                assertThat(TextPeer.handshake(server.address(), "/", "Origin", "https://panel.example"))
                        .isEqualTo(101);
                assertThat(get(server.http("/")).body()).contains("<title>Howl");
                assertThat(directory).isDirectoryNotContaining("glob:**/{data,target}");
                server.program()
                        .awaitLine(
                                line -> line.contains(
                                        "At / SR, CL and APPROVED need a token with the scope 'moderate'"),
                                Duration.ofSeconds(60));
            }
        }
    }

    @Test
    void asksForNoTokenAndWarnsOfIt() throws Exception {
        try (ProfileServer server = start(Map.of("SERVER_PORT", "0"));
                TextPeer panel = TextPeer.open(server.address(), "/")) {
            panel.assertAnswer("CL panel", "OK CL panel");
            panel.assertAnswer("SR 12", "ERROR not_found: there is no such response");
            assertThat(TextPeer.handshake(server.address(), "/any/path?at=all")).isEqualTo(101);
            assertThat(TextPeer.handshake(server.address(), "/", "Origin", "https://evil.example"))
                    .isEqualTo(403);
            server.program()
                    .awaitLine(
                            line -> line.contains(" WARN ") && line.contains("approves them, without a token, at /"),
                            Duration.ofSeconds(60));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "-1"})
    void exitsWith2AndNamesABadPort(String port) {
        try (ChildProcess program = ProfileServer.launch(PROFILE, directory, Map.of("WEBSOCKET_PORT", port))) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines())
                    .last()
                    .isEqualTo(
                            "Howl did not start: WEBSOCKET_PORT is '" + port + "'; it must be a port from 1 to 65535");
        }
    }
}
