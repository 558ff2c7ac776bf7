package dev.howl.app.sessions;

import static dev.howl.app.sessions.Revoking.assertEnded;
import static dev.howl.app.sessions.Revoking.assertStays;
import static dev.howl.app.sessions.Revoking.byConnect;
import static dev.howl.app.sessions.Revoking.byHeader;
import static dev.howl.app.sessions.Revoking.delete;
import static dev.howl.app.sessions.Revoking.nodes;
import static dev.howl.app.sessions.Revoking.revoke;
import static dev.howl.app.sessions.Revoking.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.Await;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of {@code DELETE /api/sessions} on a single node. */
class SessionsApiTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = Revoking.server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void endsTheConnectionsOfTheSubjectAndOfNobodyElse() throws Exception {
        try (Peer first = byHeader(server, "ann");
                Peer second = byConnect(server, "ann");
                Peer bob = byConnect(server, "bob");
                Peer anonymous = Peer.connected(server)) {
            JsonNode answer = revoke(server, "ann", "PT2H");
            assertThat(answer.path("subject").stringValue()).isEqualTo("ann");
            assertThat(Instant.parse(answer.path("until").stringValue()))
                    .isCloseTo(Instant.now().plus(Duration.ofHours(2)), within(1, ChronoUnit.MINUTES));
            assertThat(answer.path("connections").intValue()).isEqualTo(2);
            assertThat(answer.path("nodes").intValue()).isEqualTo(1);
            assertThat(answer.path("kept_in").stringValue()).isEqualTo("database");
            assertEnded(first);
            assertEnded(second);
            assertStays(bob);
            assertThat(anonymous.ask("ping", Map.of(), "p").path("type").stringValue())
                    .isEqualTo("pong");
        }
        assertThat(server.program().output())
                .contains("The tokens of 'ann' are refused until ", "as 'olga' asked; 2 connections")
                .doesNotContain(token("olga", "admin"));
    }

    @Test
    void refusesTheTokensEverywhereUntilTheTimeIsOver() throws Exception {
        try (Peer anonymous = Peer.connected(server);
                Peer bob = byConnect(server, "bob");
                RawSocket socket = RawSocket.connect(server.recorder().address())) {
            revoke(server, "carl", "PT3S");
            assertThat(socket.upgrade("/events", "Authorization", "Bearer " + token("carl"))
                            .status())
                    .isEqualTo(401);
            assertThat(code(anonymous.ask("connect", Map.of("token", token("carl")), "c")))
                    .isEqualTo("unauthenticated");
            assertThat(code(anonymous.ask("refresh_token", Map.of("token", token("carl")), "r")))
                    .isEqualTo("unauthenticated");
            HttpResponse<String> refused = nodes(server, "carl");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("error=\"invalid_token\"", "the token has been revoked");
            Await.until("the time is over", () -> nodes(server, "carl").statusCode() == 200);
            assertThat(code(anonymous.ask("refresh_token", Map.of("token", token("carl")), "r2")))
                    .isEmpty();
            assertStays(bob);
        }
    }

    @Test
    void lastsTenMinutesIfNothingElseIsAsked() throws Exception {
        HttpResponse<String> response = delete(server, "?subject=dora", token("olga", "admin"));
        assertThat(Instant.parse(Json.read(response.body()).path("until").stringValue()))
                .isCloseTo(Instant.now().plus(Duration.ofMinutes(10)), within(1, ChronoUnit.MINUTES));
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void takesASubjectOfAnyCharacters() throws Exception {
        String subject = "J\u00f6rg & Co. +1/\u6797";
        revoke(server, URLEncoder.encode(subject, StandardCharsets.UTF_8), "PT1H");
        assertThat(nodes(server, subject).statusCode()).isEqualTo(401);
        assertThat(nodes(server, "Jorg & Co. +1/\u6797").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /subject",
        "?subject=, /subject",
        "?subject=%20, /subject",
        "?subject=a&subject=b, /subject",
        "?subject=a&for=, /for",
        "?subject=a&for=soon, /for",
        "?subject=a&for=10m, /for",
        "?subject=a&for=PT0S, /for",
        "?subject=a&for=-PT5M, /for",
        "?subject=a&for=PT0.5S, /for",
        "?subject=a&for=P31D, /for",
        "?subject=a&for=P99999999999999999999D, /for",
        "?subject=a&for=PT1M&for=PT1M, /for"
    })
    void refusesAQueryThatIsNotValid(String query, String pointer) throws Exception {
        HttpResponse<String> response = delete(server, query, token("olga", "admin"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.read(response.body());
        assertThat(problem.path("code").stringValue()).isEqualTo("schema_violation");
        assertThat(problem.path("pointer").stringValue()).isEqualTo(pointer);
        assertThat(problem.path("detail").stringValue()).contains("'" + pointer.substring(1) + "'");
    }

    @Test
    void refusesASubjectThatIsTooLong() throws Exception {
        String query = "?subject=" + "x".repeat(201);
        assertThat(delete(server, query, token("olga", "admin")).statusCode()).isEqualTo(400);
    }

    @Test
    void requiresTheScopeAdmin() throws Exception {
        HttpResponse<String> missing = delete(server, "?subject=eve", "");
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
        HttpResponse<String> forbidden = delete(server, "?subject=eve", token("ann", "broadcast alert moderate"));
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"insufficient_scope\"", "scope=\"admin\"");
        assertThat(nodes(server, "eve").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorMayRevokeItself() throws Exception {
        String leaked = token("root", "admin");
        assertThat(delete(server, "?subject=root", leaked).statusCode()).isEqualTo(200);
        assertThat(delete(server, "?subject=root", leaked).statusCode()).isEqualTo(401);
    }

    private static String code(JsonNode frame) {
        return frame.at("/payload/code").asString("");
    }
}
