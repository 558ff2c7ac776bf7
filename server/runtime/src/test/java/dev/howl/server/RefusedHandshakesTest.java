package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests of what a refused handshake tells its client and the log. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedHandshakesTest {
    private final TestServer server =
            TestServer.start("logging.level.dev.howl=debug", "howl.security.allowed-origins=https://known.example");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aForeignOriginIsComparedInTheBodyAndInOneLine(CapturedOutput output) throws Exception {
        String own = "http://localhost:" + server.port();
        for (int i = 0; i < 3; i++) {
            assertThat(shake("Origin: https://evil.example"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("'https://evil.example' is neither '" + own + "'", "howl.security.allowed-origins")
                    .doesNotContain("trusted-proxies");
        }
        server.close();
        assertThat(lines(output, "efused"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        " INFO ", "127.0.0.1 at /chat/den", "'https://evil.example' is neither '" + own)
                                .contains("howl.security.allowed-origins"),
                        count -> assertThat(count).endsWith("(403 FORBIDDEN): 2 more within a minute"));
    }

    @Test
    void headersOfAnUntrustedProxyAreNamedAsIgnored() throws Exception {
        assertThat(shake("Origin: https://howl.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: howl.example"))
                .startsWith("HTTP/1.1 403 ")
                .contains("forwarded headers, which are ignored because howl.security.trusted-proxies");
    }

    @Test
    void anOriginIsCutAndPrintable() throws Exception {
        assertThat(shake("Origin: https://evil'\u00e9." + "x".repeat(3_000)))
                .startsWith("HTTP/1.1 403 ")
                .contains("'https://evil??.xxx", "xxx...'")
                .hasSizeLessThan(1_500);
    }

    @Test
    void aRequestThatIsNoHandshakeIsLoggedForDebugging(CapturedOutput output) {
        assertThat(server.get("/chat/den?token=very-secret").statusCode()).isEqualTo(426);
        assertThat(lines(output, "efused"))
                .singleElement()
                .asString()
                .contains(" DEBUG ", "426")
                .doesNotContain("very-secret");
    }

    @Test
    void secretsInQueriesAreMasked(CapturedOutput output) {
        LoggerFactory.getLogger(RefusedHandshakesTest.class)
                .warn(
                        "GET /x?a=1&access_token=very-secret&b=2 HTTP/1.1",
                        new IllegalStateException("/y?token=very-secret"));
        assertThat(output.getOut())
                .contains("/x?a=1&access_token=***&b=2 HTTP/1.1", "/y?token=***")
                .doesNotContain("very-secret");
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).toList();
    }

    private String shake(String headers) throws IOException {
        String request = RawClient.handshake(server.port(), "/chat/den?token=very-secret")
                .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                .replace("127.0.0.1", "localhost");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
