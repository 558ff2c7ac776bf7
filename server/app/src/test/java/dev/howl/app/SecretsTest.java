package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.tls.TestCertificate;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of the server's log: no secret appears in it, not even at the lowest levels. */
class SecretsTest {
    private static final String PASSWORD = "correct-horse-battery-staple";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void logsNoSecretTokenOrPassword() throws Exception {
        String token = Tokens.token("ann", "broadcast", Instant.now().plusSeconds(600));
        String expired = Tokens.token("ann", "broadcast", Instant.now().minusSeconds(60));
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";
        ServerUnderTest server = RealServer.start(
                "logging.level.root=debug",
                "logging.level.dev.howl=trace",
                "howl.security.hmac-secret=" + Tokens.SECRET,
                "spring.data.redis.password=" + PASSWORD);
        try (server) {
            try (Peer peer = Peer.open(server, "Authorization", "Bearer " + token)) {
                peer.ask("connect", Map.of("token", forged), "a");
                peer.ask("connect", Map.of("token", expired), "b");
                peer.send("connect", Map.of("token", token), "c");
                peer.ask("refresh_token", Map.of("token", token), "d");
                peer.ask("list_broadcasts", Map.of(), "e");
            }
            try (RawSocket socket = RawSocket.connect(server.recorder().address())) {
                socket.upgrade("/events", "Authorization", "Bearer " + forged);
            }
            HttpRequest request = HttpRequest.newBuilder(server.http("/api/nodes"))
                    .header("Authorization", "Bearer " + expired)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            server.stop();
            String output = server.program().output();
            // The test kit keeps the last 10,000 lines only; a secret in an earlier line would go unnoticed.
            assertThat(output.lines().count()).isLessThan(10_000);
            assertThat(output).contains(" DEBUG ");
            assertContainsNone(
                    output, Tokens.SECRET, PASSWORD, signature(token), signature(expired), signature(forged));
        }
    }

    @Test
    void logsNoPrivateKey() throws Exception {
        TestCertificate certificate = TestCertificate.make();
        Path key = certificate.writeKey(folder.resolve("key.pem"));
        String secret = Files.readString(key).lines().skip(1).findFirst().orElseThrow();
        ServerUnderTest server = ServerUnderTest.startWithTls(
                RealServer.COMMAND,
                RealServer.DOCUMENT,
                certificate,
                "logging.level.root=debug",
                "SSL_CERT_FILE=" + certificate.writeCertificate(folder.resolve("cert.pem")),
                "SSL_KEY_FILE=" + key);
        try (server) {
            try (var client = dev.howl.testkit.RawClient.connect(server.wss("/events"), certificate.context())) {
                client.await("initial");
            }
            server.stop();
            assertContainsNone(server.program().output(), secret);
        }
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static void assertContainsNone(String output, String... secrets) {
        for (String secret : secrets) {
            assertThat(output.lines().filter(line -> line.contains(secret)))
                    .as(secret)
                    .isEmpty();
        }
    }
}
