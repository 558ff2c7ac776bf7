package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acceptance test of TLS through the variables of the originals, given as arguments, which Spring binds the same way.
 */
class TlsStartTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    @TempDir
    private Path folder = Path.of("");

    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void write() {
        certificate = CERTIFICATE.writeCertificate(folder.resolve("cert.pem"));
        key = CERTIFICATE.writeKey(folder.resolve("key.pem"));
    }

    private String[] files(String... more) {
        return Stream.concat(Stream.of("SSL_CERT_FILE=" + certificate, "SSL_KEY_FILE=" + key), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void enablesTlsWhenBothFilesAreSet() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.startWithTls(
                RealServer.COMMAND, RealServer.DOCUMENT, CERTIFICATE, files("howl.wisdom.interval=100ms"))) {
            assertThat(server.program().output())
                    .containsPattern("(?m)^  events   wss://127\\.0\\.0\\.1:\\d+/events$")
                    .containsPattern("(?m)^  page     https://127\\.0\\.0\\.1:\\d+/$")
                    .doesNotContain(" WARN ", " ERROR ");
            try (RawClient client = RawClient.connect(server.wss("/events"), CERTIFICATE.context())) {
                String id = client.await("initial").at("/payload/id").stringValue();
                client.send("{\"type\":\"connect\",\"payload\":{\"id\":\"" + id + "\"}}");
                client.send("{\"type\":\"subscribe\",\"payload\":{\"id\":\"" + id + "\"}}");
                for (int i = 0; i < 10; i++) {
                    client.await("wisdom_distribution");
                }
            }
        }
    }

    @Test
    void disablesTlsWhenTlsEnableIs0() throws Exception {
        try (ServerUnderTest server = RealServer.start(files("TLS_ENABLE=0"));
                RawClient client = RawClient.connect(server.ws("/events"))) {
            assertThat(client.await("initial").isObject()).isTrue();
        }
    }

    @Test
    void doesNotEnableTlsForACertificateWithoutAKey() throws Exception {
        try (ServerUnderTest server = RealServer.start("SSL_CERT_FILE=" + folder.resolve("trusted.pem"));
                RawClient client = RawClient.connect(server.ws("/events"))) {
            assertThat(client.await("initial").isObject()).isTrue();
        }
    }

    @Test
    void exitsWith2WhenTlsIsEnabledWithoutFiles() {
        assertFails(
                "TLS_ENABLE is '1': TLS needs a certificate and its key; set SSL_CERT_FILE and SSL_KEY_FILE,"
                        + " or server.ssl.bundle",
                "TLS_ENABLE=1",
                "SSL_KEY_FILE=");
        assertFails("TLS_ENABLE is 'maybe': it must be 1 or 0", "TLS_ENABLE=maybe");
    }

    @Test
    void exitsWith2AndNamesAMissingOrDamagedFile() throws IOException {
        Path nothing = folder.resolve("nothing.pem");
        assertFails(
                "SSL_CERT_FILE is '" + nothing + "': it does not exist or is not readable",
                "SSL_CERT_FILE=" + nothing,
                "SSL_KEY_FILE=" + key);
        Path broken = folder.resolve("broken.pem");
        String text = Files.readString(key);
        Files.writeString(broken, text.substring(0, text.length() / 2));
        ChildProcess failed = assertFails(
                "SSL_KEY_FILE is '" + broken + "': it is damaged, or not a PEM file of the expected kind",
                "SSL_CERT_FILE=" + certificate,
                "SSL_KEY_FILE=" + broken);
        assertThat(failed.output()).doesNotContain(text.substring(40, 60));
    }

    @Test
    void exitsWith2WhenTheKeyDoesNotMatchTheCertificate() {
        Path other = TestCertificate.make().writeKey(folder.resolve("other.pem"));
        assertFails(
                "SSL_KEY_FILE is '" + other + "': it is not the key of the certificate in SSL_CERT_FILE",
                "SSL_CERT_FILE=" + certificate,
                "SSL_KEY_FILE=" + other);
    }

    @Test
    void exitsWith2OnABadSpringSslBundle() {
        String prefix = "spring.ssl.bundle.pem.web.keystore.";
        Path nothing = folder.resolve("nothing.pem");
        assertFails(
                prefix + "private-key is 'file:" + nothing + "': it does not exist or is not readable",
                "server.ssl.bundle=web",
                prefix + "certificate=file:" + certificate,
                prefix + "private-key=file:" + nothing);
        assertFails(
                "there is no SSL bundle 'web'; define it in spring.ssl.bundle.pem.web.keystore.*",
                "server.ssl.bundle=web");
    }

    @Test
    void exitsWith2OnABadKeyStore() throws Exception {
        Path nothing = folder.resolve("nothing.p12");
        assertFails(
                "server.ssl.key-store is '" + nothing + "': it does not exist or is not readable",
                "server.ssl.key-store=" + nothing);
        Path damaged = Files.writeString(folder.resolve("damaged.p12"), "no key store");
        assertFails(
                "server.ssl.key-store is '" + damaged + "': it is damaged, or not a key store of the expected kind",
                "server.ssl.key-store=" + damaged,
                "server.ssl.key-store-password=secret-of-store");
        Path empty = keyStore("empty.p12");
        assertFails(
                "server.ssl.key-store is '" + empty
                        + "': it cannot be opened with the password of server.ssl.key-store-password",
                "server.ssl.key-store=" + empty,
                "server.ssl.key-store-password=another-secret");
        String prefix = "spring.ssl.bundle.jks.web.keystore.";
        assertFails(
                prefix + "location is 'file:" + empty + "': it contains no private key",
                "server.ssl.bundle=web",
                prefix + "location=file:" + empty,
                prefix + "password=secret-of-store");
    }

    /** Writes a key store with a certificate and without a key. */
    private Path keyStore(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", CERTIFICATE.certificate());
        Path file = folder.resolve(name);
        try (OutputStream content = Files.newOutputStream(file)) {
            store.store(content, "secret-of-store".toCharArray());
        }
        return file;
    }

    private static ChildProcess assertFails(String reason, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
        Stream.of(settings).forEach(setting -> arguments.add("--" + setting));
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).as(program.output()).isEqualTo(2);
            program.awaitLine(line -> line.equals("Howl did not start: " + reason), Duration.ofSeconds(5));
            assertThat(program.output()).doesNotContain("Exception", "\tat ", "APPLICATION FAILED", "secret");
            return program;
        }
    }
}
