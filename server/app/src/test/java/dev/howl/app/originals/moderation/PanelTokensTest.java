package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.ADDRESS;
import static dev.howl.app.originals.moderation.PanelServer.BEARER;
import static dev.howl.app.originals.moderation.PanelServer.TOKEN;
import static dev.howl.app.originals.moderation.PanelServer.assertCard;
import static dev.howl.app.originals.moderation.PanelServer.get;
import static dev.howl.app.originals.moderation.PanelServer.open;
import static dev.howl.app.originals.moderation.PanelServer.operator;
import static dev.howl.app.originals.moderation.PanelServer.prepare;
import static dev.howl.app.originals.moderation.PanelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.TextPeer;
import dev.howl.runtime.Json;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of panels on a server that requires a token, and of the list of clients. */
class PanelTokensTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = PanelServer.start("howl.originals.moderation.access=token");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static InetSocketAddress address() {
        return server.recorder().address();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CL panel", "SR 1", "APPROVED 1"})
    void refusesEveryCommandButHeartbeatWithoutAToken(String command) throws Exception {
        try (TextPeer client = open(server)) {
            client.assertAnswer(command, "ERROR unauthenticated: this needs a token with the scope 'moderate'");
            client.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
        }
    }

    @Test
    void acceptsATokenInTheHeaderOrTheQuery() throws Exception {
        try (TextPeer header = TextPeer.open(address(), ADDRESS, "Authorization", BEARER);
                TextPeer query = TextPeer.open(address(), ADDRESS + "?access_token=" + TOKEN);
                Peer howl = operator(server)) {
            header.assertAnswer("CL header", "OK CL header");
            query.assertAnswer("CL query", "OK CL query");
            String id = prepare(server, "Anna");
            assertCard(header.receive(), id, "Anna");
            assertCard(query.receive(), id, "Anna");
            query.send("APPROVED " + id).assertReceivesInAnyOrder("OK APPROVED " + id, "APPROVED " + id);
            header.assertReceives("APPROVED " + id);
            assertThat(text(howl.await("response_resolved"), "by")).isEqualTo("query (operator)");
        }
    }

    @Test
    void refusesAnInvalidTokenInTheHandshake() throws Exception {
        assertThat(TextPeer.handshake(address(), ADDRESS + "?access_token=wrong"))
                .isEqualTo(403);
        assertThat(TextPeer.handshake(address(), ADDRESS + "?access_token=")).isEqualTo(403);
        assertThat(TextPeer.handshake(address(), ADDRESS, "Authorization", "Bearer wrong"))
                .isEqualTo(401);
    }

    @Test
    void listsAClientWhileItIsConnected() throws Exception {
        URI clients = server.http("/api/moderation/clients");
        assertThat(get(clients).statusCode()).isEqualTo(401);
        try (TextPeer panel = TextPeer.open(address(), ADDRESS, "Authorization", BEARER)) {
            panel.assertAnswer("CL listed", "OK CL listed");
            JsonNode client = named(clients, "listed").get(0);
            assertThat(client.path("subject").stringValue()).isEqualTo("operator");
            Instant before = time(client, "heard_at");
            assertThat(before).isEqualTo(time(client, "registered_at"));
            panel.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
            assertThat(time(named(clients, "listed").get(0), "heard_at")).isAfterOrEqualTo(before);
            panel.socket().sendClose(1000);
            panel.socket().readToEnd();
        }
        Await.until(
                "the client is no longer listed", () -> named(clients, "listed").isEmpty());
    }

    @Test
    void listsAClientWithoutANameToo() throws Exception {
        URI clients = server.http("/api/moderation/clients");
        try (TextPeer client = open(server)) {
            client.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
            assertThat(all(clients))
                    .filteredOn(listed -> !listed.has("name"))
                    .hasSizeGreaterThanOrEqualTo(1)
                    .allSatisfy(listed -> {
                        assertThat(listed.has("registered_at")).isFalse();
                        assertThat(time(listed, "connected_at")).isBeforeOrEqualTo(time(listed, "heard_at"));
                    });
        }
    }

    /** Parses a timestamp: as texts, one without a fraction would sort after a later one with a fraction. */
    private static Instant time(JsonNode client, String property) {
        return Instant.parse(client.path(property).stringValue());
    }

    private static List<JsonNode> named(URI clients, String name) {
        return all(clients).stream()
                .filter(client -> client.path("name").asString("").equals(name))
                .toList();
    }

    private static List<JsonNode> all(URI clients) {
        HttpResponse<String> response = get(clients, "Authorization", BEARER);
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.mapper()
                .readTree(response.body())
                .path("clients")
                .valueStream()
                .toList();
    }

    @Test
    void countsCommands() throws Exception {
        try (TextPeer client = open(server)) {
            client.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
            client.send("nonsense").receive();
        }
        String metrics = get(server.http("/actuator/prometheus")).body();
        assertThat(metrics)
                .containsPattern("howl_moderation_panel_commands_total\\{command=\"heartbeat\",outcome=\"done\"} [1-9]")
                .containsPattern("howl_moderation_panel_commands_total\\{command=\"other\",outcome=\"refused\"} [1-9]")
                .containsPattern("(?m)^howl_moderation_panels [0-9]")
                .containsPattern("(?m)^howl_moderation_panel_messages_total [0-9]");
    }

    @ParameterizedTest
    @CsvSource({
        ",127.0.0.1,true",
        ",::1,true",
        ",0.0.0.0,false",
        ",192.0.2.1,false",
        ",,false",
        "TOKEN,127.0.0.1,false",
        "OPEN,0.0.0.0,true",
        "OPEN,,true"
    })
    void isOpenByDefaultOnlyOnALoopbackAddress(
            OriginalModerationProperties.Asked access, @Nullable String address, boolean open) throws Exception {
        InetAddress bound = address == null ? null : InetAddress.getByName(address);
        assertThat(new OriginalModerationProperties(access).isOpen(bound)).isEqualTo(open);
    }
}
