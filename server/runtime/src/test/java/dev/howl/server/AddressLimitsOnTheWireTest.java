package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressLimitsOnTheWireTest {
    private static final String COUNTED = "howl.limits.per-address.loopback=true";

    @Test
    void connectionsBeyondTheLimitOfAnAddressAreAnswered429UntilOneEnds() {
        try (TestServer server = TestServer.start(COUNTED, "howl.limits.per-address.connections=2")) {
            try (RawClient first = open(server, "");
                    RawClient second = open(server, "");
                    RawClient third = open(server, "")) {
                assertThat(first.head()).startsWith("HTTP/1.1 101 ");
                assertThat(second.head()).startsWith("HTTP/1.1 101 ");
                assertThat(third.head()).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 5");
                assertThat(third.body()).contains("too many connections from this address");
            }
            Await.until("a connection is admitted again", () -> {
                try (RawClient next = open(server, "")) {
                    return next.head().startsWith("HTTP/1.1 101 ");
                }
            });
        }
    }

    @Test
    void handshakesBeyondTheRateOfAnAddressAreAnswered429() {
        try (TestServer server = TestServer.start(COUNTED, "howl.limits.per-address.handshakes-per-second=1")) {
            try (RawClient first = open(server, "");
                    RawClient second = open(server, "")) {
                assertThat(first.head()).startsWith("HTTP/1.1 101 ");
                assertThat(second.head()).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 1");
            }
        }
    }

    @Test
    void clientsOfATrustedProxyAreCountedOneByOne() {
        try (TestServer server =
                TestServer.start("howl.security.trusted-proxies=127.0.0.1", "howl.limits.per-address.connections=1")) {
            List<RawClient> open = new ArrayList<>();
            open.add(open(server, "X-Forwarded-For: 198.51.100.1"));
            open.add(open(server, "X-Forwarded-For: 198.51.100.2"));
            open.add(open(server, "Forwarded: for=198.51.100.3"));
            assertThat(open).allSatisfy(client -> assertThat(client.head()).startsWith("HTTP/1.1 101 "));
            try (RawClient again = open(server, "X-Forwarded-For: 198.51.100.1")) {
                assertThat(again.head()).startsWith("HTTP/1.1 429 ");
            }
            open.forEach(RawClient::close);
        }
    }

    @Test
    void withoutTrustedProxiesForwardedHeadersDoNotCount() {
        try (TestServer server = TestServer.start("howl.limits.per-address.connections=1")) {
            List<RawClient> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(open(server, "X-Forwarded-For: 198.51.100.1"));
            }
            assertThat(open).allSatisfy(client -> assertThat(client.head()).startsWith("HTTP/1.1 101 "));
            open.forEach(RawClient::close);
        }
    }

    private static RawClient open(TestServer server, String header) {
        return header.isEmpty()
                ? RawClient.open(server.port(), "/plain")
                : RawClient.open(server.port(), "/plain", header);
    }
}
