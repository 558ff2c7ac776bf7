package dev.howl.app.originals.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.ProfileServer;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.tls.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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

    @Test
    void weatherMakesItsOwnCertificateOnceWhenItHasNone() throws Exception {
        Map<String, String> environment = Map.of("TLS_ENABLE", "1", "SERVER_PORT", "0");
        // The command that starts the server names the data directory.
        Path folder = directory.resolve("target/data-" + ProcessHandle.current().pid() + "/tls");
        Path file = folder.resolve("self-signed.pem");
        byte[] first = certificateAfterAStart(environment, file);
        assertThat(certificateAfterAStart(environment, file)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("self-signed.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private byte[] certificateAfterAStart(Map<String, String> environment, Path file) throws Exception {
        try (ChildProcess program = ProfileServer.launch("weather", directory, environment)) {
            String page = program.awaitLine(line -> line.contains("page "), Duration.ofMinutes(2));
            assertThat(program.output()).contains("using the self-signed certificate target/data-");
            byte[] pem = Files.readAllBytes(file);
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(pem)).build();
            URI uri = URI.create(page.strip().split("\\s+", -1)[1]);
            assertThat(client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            return pem;
        }
    }

    private static SSLContext trusting(byte[] pem) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
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
