package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test of addresses of documentation behind a base path and behind a proxy that cuts off a prefix. */
class PrefixTest {
    private static final String HEADER = "X-Forwarded-Prefix";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                "spring.webflux.base-path=/base",
                "howl.security.trusted-proxies=127.0.0.1",
                "howl.limits.message-bytes=1KB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pagesAreBelowTheBasePath() {
        assertThat(server.get("/base/docs/").statusCode()).isEqualTo(200);
        assertThat(server.get("/base/docs").headers().firstValue("location")).hasValue("docs/");
        assertThat(server.get("/docs/").statusCode()).isEqualTo(404);
    }

    @Test
    void anErrorNamesItsPageBelowTheBasePath() {
        assertThat(docs()).isEqualTo("/base/docs/errors/unknown_type");
    }

    @Test
    void anErrorNamesItsPageBelowThePrefixOfATrustedProxy() {
        assertThat(docs(HEADER + ": /proxy")).isEqualTo("/proxy/base/docs/errors/unknown_type");
        assertThat(docs(HEADER + ": /outer/, /inner")).isEqualTo("/outer/inner/base/docs/errors/unknown_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/a/../b", "/a b", "\"><script>", "/a//b", "evil"})
    void aPrefixThatIsNoPathIsIgnored(String prefix) {
        assertThat(docs(HEADER + ": " + prefix)).isEqualTo("/base/docs/errors/unknown_type");
    }

    @Test
    void thePrefixOfAnyOtherPeerIsIgnored() {
        try (TestServer alone = TestServer.start();
                ChatClient client = new ChatClient(RawClient.open(alone.port(), "/chat/den", HEADER + ": /proxy"))) {
            client.send("nonsense", "{}", null);
            assertThat(client.next("error").at("/payload/docs").asString()).isEqualTo("/docs/errors/unknown_type");
        }
    }

    @Test
    void springsStrategyKeepsTheBasePath() {
        String strategy = "server.forward-headers-strategy=framework";
        String trusted = "howl.security.trusted-proxies=127.0.0.1";
        try (TestServer alone = TestServer.start(strategy, trusted)) {
            assertThat(alone.get("/docs/", HEADER, "/proxy").statusCode()).isEqualTo(200);
            assertThat(docs(alone, "/chat/den", HEADER + ": /proxy")).isEqualTo("/proxy/docs/errors/unknown_type");
        }
        try (TestServer below = TestServer.start(strategy, trusted, "spring.webflux.base-path=/base")) {
            assertThat(below.get("/base/docs/", HEADER, "/proxy").statusCode()).isEqualTo(200);
            assertThat(docs(below, "/base/chat/den", HEADER + ": /proxy"))
                    .isEqualTo("/proxy/base/docs/errors/unknown_type");
        }
    }

    private static String docs(String... headers) {
        return docs(server, "/base/chat/den", headers);
    }

    private static String docs(TestServer server, String address, String... headers) {
        try (ChatClient client = new ChatClient(RawClient.open(server.port(), address, headers))) {
            client.send("nonsense", "{}", null);
            return client.next("error").at("/payload/docs").asString();
        }
    }
}
