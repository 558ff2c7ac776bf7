package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance test of HS256 tokens: a server with {@code howl.security.hmac-secret} and clients whose tokens it
 * verifies.
 */
class SignedTokensTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h", "howl.security.hmac-secret=" + Tokens.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token(String subject, String scope, int seconds) {
        return Tokens.token(subject, scope, Instant.now().plusSeconds(seconds));
    }

    private static Peer open(String token) throws Exception {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + token);
        peer.send("connect");
        return peer;
    }

    private static String code(JsonNode frame) {
        return frame.at("/payload/code").asString("");
    }

    @Test
    void printsNoPublishToken() {
        assertThat(server.program().output()).doesNotContain("publish token").doesNotContain(Tokens.SECRET);
    }

    @Test
    void allowsARequestOnlyWithItsScope() throws Exception {
        try (Peer withScope = open(token("ann", "alert broadcast", 60));
                Peer withoutScope = open(token("bob", "alert", 60))) {
            assertThat(withScope
                            .ask("list_broadcasts", Map.of(), "a")
                            .path("type")
                            .stringValue())
                    .isEqualTo("scheduled_broadcasts");
            assertThat(code(withoutScope.ask("list_broadcasts", Map.of(), "b"))).isEqualTo("forbidden");
        }
    }

    @Test
    void refusesAnExpiredTokenInTheHandshakeAndInConnect() throws Exception {
        String expired = token("ann", "broadcast", -1);
        try (RawSocket socket = RawSocket.connect(server.recorder().address());
                Peer peer = Peer.open(server)) {
            assertThat(socket.upgrade("/events", "Authorization", "Bearer " + expired)
                            .status())
                    .isEqualTo(401);
            assertThat(code(peer.ask("connect", Map.of("token", expired), "c"))).isEqualTo("unauthenticated");
        }
    }

    @Test
    void closesWith4003WhenTheTokenExpiresUnlessItIsRefreshed() throws Exception {
        Instant soon = Instant.now().plusSeconds(5);
        Instant late = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        try (Peer expiring = open(Tokens.token("ann", "broadcast", soon));
                Peer refreshing = open(Tokens.token("ann", "broadcast", soon))) {
            JsonNode answer = refreshing.ask("refresh_token", Map.of("token", Tokens.token("ann", "", late)), "r");
            assertThat(answer.path("type").stringValue()).isEqualTo("token_refreshed");
            assertThat(Instant.parse(answer.at("/payload/expires_at").stringValue()))
                    .isEqualTo(late);
            JsonNode error = expiring.await("error");
            assertThat(code(error)).isEqualTo("unauthenticated");
            assertThat(error.at("/payload/terminal").booleanValue()).isTrue();
            assertThat(expiring.raw().awaitClosed().code()).isEqualTo(4003);
            assertThat(Instant.now()).isAfterOrEqualTo(soon.truncatedTo(ChronoUnit.SECONDS));
            assertThat(code(refreshing.ask("list_broadcasts", Map.of(), "s"))).isEqualTo("forbidden");
        }
    }

    @Test
    void keepsTheOldTokenWhenARefreshIsRefused() throws Exception {
        try (Peer peer = open(token("ann", "broadcast", 60))) {
            assertThat(code(peer.ask("refresh_token", Map.of("token", token("bob", "broadcast", 60)), "a")))
                    .isEqualTo("forbidden");
            assertThat(code(peer.ask("refresh_token", Map.of("token", "nonsense"), "b")))
                    .isEqualTo("unauthenticated");
            assertThat(peer.ask("list_broadcasts", Map.of(), "c").path("type").stringValue())
                    .isEqualTo("scheduled_broadcasts");
        }
    }
}
