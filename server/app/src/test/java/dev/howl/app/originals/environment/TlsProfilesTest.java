package dev.howl.app.originals.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.ProfileServer;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of TLS in the drop-in profiles, with a client that verifies the certificate. */
class TlsProfilesTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() {
        CERTIFICATE.writeCertificate(directory.resolve("cert.pem"));
        CERTIFICATE.writeKey(directory.resolve("key.pem"));
    }

    private RawClient connect(ProfileServer server, String target) throws IOException {
        return RawClient.connect(server.wss(target), CERTIFICATE.context());
    }

    @Test
    void weatherUsesTlsWhenItIsEnabled() throws Exception {
        Files.writeString(directory.resolve(".env"), "export SSL_KEY_FILE='key.pem'\n");
        try (ProfileServer server = ProfileServer.startWithTls(
                        "weather",
                        OriginalContracts.check("weather", "/ws/v1/echo"),
                        CERTIFICATE,
                        directory,
                        Map.of("TLS_ENABLE", "1", "SSL_CERT_FILE", "cert.pem", "SERVER_PORT", "0"));
                RawClient echo = connect(server, "/ws/v1/echo")) {
            echo.send("{\"message\": \"Hello!\"}");
            assertThat(echo.nextText()).isEqualTo("{\"message\": \"Hello!\"}");
            assertThatThrownBy(() -> connect(server, "/ws/v1/chat"))
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                    refused.getResponse().statusCode())
                            .isEqualTo(403));
        }
    }

    /** Empty variables count as unset. */
    @Test
    void moderationUsesTlsWhenCertificateAndKeyAreSet() throws Exception {
        Map<String, String> environment = Map.of(
                "SSL_CERT_FILE", directory.resolve("cert.pem").toString(),
                "SSL_KEY_FILE", directory.resolve("key.pem").toString(),
                "HOWL_SECURITY_PUBLISH_TOKEN", TOKEN,
                "WEBSOCKET_PORT", "",
                "TLS_ENABLE", "",
                "MYSQL_HOST", "",
                "SERVER_PORT", "0");
        try (ProfileServer server = ProfileServer.startWithTls(
                        "moderation", OriginalContracts.check("moderation", "/"), CERTIFICATE, directory, environment);
                RawClient panel = connect(server, "/?access_token=" + TOKEN)) {
            panel.send("CL panel");
            assertThat(panel.nextText()).isEqualTo("OK CL panel");
            panel.send("SR 12");
            assertThat(panel.nextText()).isEqualTo("ERROR not_found: there is no such response");
        }
    }

    @Test
    void exitsWith2AndNamesAMissingKeyFile() {
        Map<String, String> environment = Map.of("SSL_CERT_FILE", "cert.pem", "SSL_KEY_FILE", "nothing.pem");
        try (ChildProcess program = ProfileServer.launch("moderation", directory, environment)) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().lines())
                    .last()
                    .isEqualTo(
                            "Howl did not start: SSL_KEY_FILE is 'nothing.pem': it does not exist or is not readable");
        }
    }
}
