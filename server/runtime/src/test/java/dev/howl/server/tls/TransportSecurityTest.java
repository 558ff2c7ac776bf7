package dev.howl.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.howl.server.support.TestServer;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** Tests of the defaults of TLS: cipher suites and Strict-Transport-Security. */
class TransportSecurityTest {
    private static final TestCertificate SIGNED = TestCertificate.makeSigned();
    private static final String HSTS = "strict-transport-security: ";

    @TempDir
    private static Path folder = Path.of("");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = start(SIGNED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer start(TestCertificate certificate) {
        return TestServer.start(
                "howl.security.allowed-hosts=howl.example,app.localhost",
                "server.ssl.certificate=" + certificate.writeCertificate(folder.resolve("c.pem")),
                "server.ssl.certificate-private-key=" + certificate.writeKey(folder.resolve("k.pem")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"
            })
    void suitesWithCbcAreRefused(String suite) {
        assertThat(catchThrowable(() -> handshake(suite))).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"})
    void suitesWithAuthenticatedEncryptionAreAccepted(String suite) throws Exception {
        assertThat(handshake(suite)).isEqualTo(suite);
    }

    /** Covers key exchange by RSA, which no server with the certificate of this test could agree on. */
    @Test
    void everyDefaultSuiteHasForwardSecrecyAndAuthenticatedEncryption() {
        String suites = server.bean(Environment.class).getRequiredProperty("server.ssl.ciphers");
        assertThat(suites.split(",")).hasSizeGreaterThan(5).allSatisfy(suite -> assertThat(suite)
                .matches("TLS_(AES|CHACHA20|ECDHE_(ECDSA|RSA)_WITH)_.*(GCM|POLY1305)_SHA(256|384)"));
    }

    private static String handshake(String suite) throws IOException {
        try (SSLSocket socket = connect(server, SIGNED)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "howl.example, true",
        "HOWL.example:8443, true",
        "localhost, false",
        "app.localhost, false",
        "127.0.0.1:8443, false",
        "[::1], false"
    })
    void browsersAreToldToUseTlsForNamesThatAreNotLoopback(String host, boolean strict) throws IOException {
        String head = head(server, SIGNED, host);
        assertThat(head.contains(HSTS + "max-age=31536000\r\n")).as(head).isEqualTo(strict);
    }

    @Test
    void withASelfSignedCertificateBrowsersAreToldNothing() throws IOException {
        TestCertificate selfSigned = TestCertificate.make();
        try (TestServer own = start(selfSigned)) {
            assertThat(head(own, selfSigned, "howl.example"))
                    .startsWith("http/1.1 404 ")
                    .doesNotContain(HSTS);
        }
    }

    private static String head(TestServer target, TestCertificate certificate, String host) throws IOException {
        try (SSLSocket socket = connect(target, certificate)) {
            String request = "GET /nowhere HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .split("\r\n\r\n", 2)[0]
                    .toLowerCase(Locale.ROOT)
                    .concat("\r\n");
        }
    }

    private static SSLSocket connect(TestServer target, TestCertificate certificate) throws IOException {
        SSLSocket socket = (SSLSocket)
                certificate.context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), target.port());
        socket.setSoTimeout(30_000);
        return socket;
    }
}
