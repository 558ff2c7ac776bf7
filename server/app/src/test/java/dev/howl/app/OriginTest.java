package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance test of the Origin check in the handshake (RFC 6455, section 10.2). */
class OriginTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.security.allowed-origins=https://panel.example,https://desk.example:8443");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void acceptsAClientWithoutAnOrigin() throws Exception {
        assertThat(handshake()).isEqualTo(101);
    }

    @Test
    void acceptsThePageOfTheSameOrigin() throws Exception {
        InetSocketAddress address = server.recorder().address();
        assertThat(handshake("Origin", "http://" + address.getHostString() + ":" + address.getPort()))
                .isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://panel.example", "https://desk.example:8443", "HTTPS://Panel.Example"})
    void acceptsAnAllowedOrigin(String origin) throws Exception {
        assertThat(handshake("Origin", origin)).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://127.0.0.1:1",
                "http://localhost",
                "http://localhost:1",
                "http://panel.example",
                "https://panel.example.evil.example",
                "https://desk.example",
                "null",
                "file://",
                "not an origin"
            })
    void refusesAnyOtherOriginWith403(String origin) throws Exception {
        assertThat(handshake("Origin", origin)).isEqualTo(403);
    }

    private static int handshake(String... headers) throws IOException {
        try (RawSocket socket = RawSocket.connect(server.recorder().address())) {
            return socket.upgrade("/events", headers).status();
        }
    }
}
