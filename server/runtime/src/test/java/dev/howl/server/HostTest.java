package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance test of the protection from DNS rebinding: the hosts that are served, and the origins that may connect. */
class HostTest {
    private static final String ALLOWED = "howl.security.allowed-hosts=howl.example";
    private static final String[] UPGRADE = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ALLOWED, "howl.security.trusted-proxies=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT, 200, 101",
        "localhost:1, 200, 101",
        "[::1]:PORT, 200, 101",
        "howl.example, 200, 101",
        "evil.example, 421, 421",
        "evil.example:PORT, 421, 421",
        "192.0.2.7:PORT, 421, 421"
    })
    void aServerOnALoopbackAddressServesItsOwnHostsOnly(String host, int page, int handshake) throws IOException {
        assertThat(get(server, "/docs/", "Host: " + host)).isEqualTo(page);
        assertThat(get(server, "/actuator/prometheus", "Host: " + host)).isEqualTo(page);
        assertThat(handshake(server, "/plain", "Host: " + host)).isEqualTo(handshake);
        assertThat(handshake(server, "/chat/den", "Host: " + host, "Origin: http://" + host))
                .isEqualTo(handshake);
    }

    @Test
    void aProxyCannotVouchForAHostThatIsNotServed() throws IOException {
        assertThat(get(server, "/docs/", "Host: evil.example", "X-Forwarded-Host: localhost"))
                .isEqualTo(421);
        assertThat(get(server, "/docs/", "Host: localhost", "X-Forwarded-Host: evil.example"))
                .isEqualTo(421);
        assertThat(get(server, "/docs/", "Host: localhost", "X-Forwarded-Host: howl.example"))
                .isEqualTo(200);
        assertThat(get(server, "http://evil.example/docs/", "Host: localhost")).isEqualTo(421);
    }

    @Test
    void aTrustedProxyTellsTheOriginOfTheServer() throws IOException {
        String[] proxied = {"Host: localhost", "X-Forwarded-Host: howl.example", "X-Forwarded-Proto: https"};
        assertThat(handshake(server, "/plain", with(proxied, "Origin: https://howl.example")))
                .isEqualTo(101);
        assertThat(handshake(server, "/plain", with(proxied, "Origin: http://howl.example")))
                .isEqualTo(403);
        assertThat(handshake(server, "/plain", with(proxied, "Origin: http://localhost")))
                .isEqualTo(403);
    }

    @Test
    void aServerOnAllAddressesServesAnyHostButNoStrangersPageWhereWritingNeedsNoToken() throws IOException {
        try (TestServer everywhere = TestServer.start("server.address=0.0.0.0")) {
            int port = everywhere.port();
            assertThat(get(everywhere, "/docs/", "Host: any.example")).isEqualTo(200);
            assertThat(handshake(everywhere, "/plain", "Host: any.example")).isEqualTo(101);
            assertThat(ofPage(everywhere, "/plain", "evil.example:" + port)).isEqualTo(403);
            assertThat(ofPage(everywhere, "/plain", "192.0.2.7:" + port)).isEqualTo(101);
            assertThat(ofPage(everywhere, "/plain", "localhost:" + port)).isEqualTo(101);
            assertThat(ofPage(everywhere, "/chat/den", "any.example:" + port)).isEqualTo(101);
            // Nobody vouches for these headers.
            assertThat(handshake(
                            everywhere,
                            "/plain",
                            "Host: evil.example",
                            "X-Forwarded-Host: localhost",
                            "Forwarded: host=localhost",
                            "Origin: http://localhost"))
                    .isEqualTo(403);
        }
    }

    @Test
    void aServerOnAllAddressesServesTheListedHostsOnly() throws IOException {
        try (TestServer everywhere = TestServer.start("server.address=0.0.0.0", ALLOWED)) {
            assertThat(get(everywhere, "/docs/", "Host: any.example")).isEqualTo(421);
            assertThat(get(everywhere, "/docs/", "Host: howl.example:1")).isEqualTo(200);
            assertThat(ofPage(everywhere, "/plain", "howl.example")).isEqualTo(101);
            assertThat(ofPage(everywhere, "/plain", "evil.example")).isEqualTo(421);
        }
    }

    private static int ofPage(TestServer target, String path, String host) throws IOException {
        return handshake(target, path, "Host: " + host, "Origin: http://" + host);
    }

    private static int handshake(TestServer target, String path, String... headers) throws IOException {
        return get(target, path, with(UPGRADE, headers));
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Sends a GET request with exactly these headers and returns the status of the response. */
    private static int get(TestServer target, String path, String... headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.port())) {
            socket.setSoTimeout(30_000);
            String text = request.replace("PORT", String.valueOf(target.port()));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(in.readLine().split(" ", 3)[1]);
        }
    }
}
