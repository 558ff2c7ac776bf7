package dev.howl.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Connections to a port with TLS that do not become connections of TLS. */
@ExtendWith(OutputCaptureExtension.class)
class TlsFailuresTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    @TempDir
    private Path folder = Path.of("");

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                "logging.level.dev.howl=debug",
                "server.ssl.bundle=web",
                "spring.ssl.bundle.pem.web.keystore.certificate="
                        + CERTIFICATE.writeCertificate(folder.resolve("c.pem")),
                "spring.ssl.bundle.pem.web.keystore.private-key=" + CERTIFICATE.writeKey(folder.resolve("k.pem")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestWithoutTlsIsOneLine(CapturedOutput output) throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        assertOneLine(output, "a request without TLS on a port with TLS");
    }

    @Test
    void aHandshakeThatFailsIsOneLine(CapturedOutput output) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        assertOneLine(output, "a TLS handshake that failed");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void assertOneLine(CapturedOutput output, String words) {
        Await.until("the failure is told", () -> output.getOut().contains(words));
        assertThat(output.getOut().lines().filter(line -> line.contains("alformed request")))
                .singleElement()
                .asString()
                .contains(words);
        assertThat(output.getOut().lines().filter(line -> !line.contains("SettingNameCheck")))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN ") || line.startsWith("\tat "));
    }
}
