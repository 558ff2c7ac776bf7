package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.app.support.Tokens;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acceptance test of panels with signed tokens: required scope and expiry. */
class PanelExpiryTest {
    /** Long enough for two handshakes on a slow machine. */
    private static final Duration LIFE = Duration.ofSeconds(8);

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                RealServer.COMMAND,
                OriginalContracts.check("moderation", ADDRESS),
                "howl.originals.moderation.access=token",
                "howl.security.hmac-secret=" + Tokens.SECRET,
                "howl.wisdom.interval=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TextPeer query(String token) throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS + "?access_token=" + token);
    }

    @Test
    void refusesATokenWithoutTheScope() throws Exception {
        String token = Tokens.token("ann", "alert broadcast", Instant.now().plusSeconds(60));
        try (TextPeer client = query(token)) {
            client.assertAnswer("CL ann", "ERROR forbidden: this needs the scope 'moderate', which the token lacks");
        }
    }

    @Test
    void closesAPanelWhoseTokenExpiresBeforeTheNextCard() throws Exception {
        String lasting = Tokens.token("bob", "moderate", Instant.now().plusSeconds(300));
        try (TextPeer stays = query(lasting)) {
            stays.assertAnswer("CL stays", "OK CL stays");
            String token = Tokens.token("ann", "moderate", Instant.now().plus(LIFE));
            try (TextPeer inHeader =
                            TextPeer.open(server.recorder().address(), ADDRESS, "Authorization", "Bearer " + token);
                    TextPeer inAddress = query(token)) {
                inHeader.assertAnswer("CL header", "OK CL header");
                inAddress.assertAnswer("CL address", "OK CL address");
                inHeader.assertReceives("ERROR unauthenticated: the token has expired; connect again");
                inAddress.assertReceives("ERROR unauthenticated: the token has expired; connect again");
                assertClosed(inHeader.socket());
                assertClosed(inAddress.socket());
            }

            prepare(lasting);
            assertThat(stays.receive()).startsWith("CARD ");
            assertThat(TextPeer.handshake(server.recorder().address(), ADDRESS + "?access_token=" + token))
                    .isEqualTo(403);
        }
    }

    @Test
    void closesAPanelWhoseTokenIsRevoked() throws Exception {
        String token = Tokens.token("eve", "moderate", Instant.now().plusSeconds(300));
        String administrator = Tokens.token("olga", "admin", Instant.now().plusSeconds(300));
        try (TextPeer inHeader =
                        TextPeer.open(server.recorder().address(), ADDRESS, "Authorization", "Bearer " + token);
                TextPeer inAddress = query(token);
                TextPeer stays =
                        query(Tokens.token("bob", "moderate", Instant.now().plusSeconds(300)))) {
            inAddress.assertAnswer("CL address", "OK CL address");
            HttpRequest revocation = HttpRequest.newBuilder(server.http("/api/sessions?subject=eve"))
                    .header("Authorization", "Bearer " + administrator)
                    .DELETE()
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(revocation, BodyHandlers.ofString())
                            .body())
                    .contains("\"connections\":2");
            for (TextPeer revoked : List.of(inHeader, inAddress)) {
                revoked.assertReceives("ERROR unauthenticated: the token has been revoked");
                assertClosed(revoked.socket());
            }
            stays.assertAnswer("CL stays", "OK CL stays");
        }
        assertThat(TextPeer.handshake(server.recorder().address(), ADDRESS + "?access_token=" + token))
                .isEqualTo(403);
        assertThat(TextPeer.handshake(server.recorder().address(), ADDRESS, "Authorization", "Bearer " + token))
                .isEqualTo(401);
    }

    private static void assertClosed(RawSocket socket) {
        WireFrame close = socket.readFrame().orElseThrow();
        assertThat(close.opcode()).as(close.text()).isEqualTo(Opcode.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4003);
    }

    private static void prepare(String token) throws Exception {
        URI responses = server.http("/api/moderation/responses");
        HttpRequest request = HttpRequest.newBuilder(responses)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(
                        "{\"platform\":\"2gis\",\"author\":\"a\",\"text\":\"t\",\"reply\":\"r\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }
}
