package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of a server whose handlers fail: error {@code internal}, and Close 1011. */
class InternalErrorsTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final String TEXT = "what only the subscribers may read";
    private static final Duration LOGGED = Duration.ofSeconds(30);
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        JavaCommand command = Fault.THROWN.in(RealServer.COMMAND, "sendBroadcast");
        command = Fault.FAILED.in(command, "scheduleBroadcast");
        command = Fault.UNPRINTABLE.in(command, "cancelBroadcast");
        command = Fault.UNPRINTABLE_LATER.in(command, "listBroadcasts");
        server = ServerUnderTest.start(
                command, RealServer.DOCUMENT, "howl.wisdom.interval=1h", "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"send_broadcast", "schedule_broadcast"})
    void aRequestThatFailsIsAnsweredWithInternalAndTheSessionStaysOpen(String type) throws Exception {
        try (Peer peer = operator()) {
            JsonNode error = peer.ask(type, Map.of("message", TEXT, "every", "PT1H"), type)
                    .path("payload");
            assertInternal(error, false);
            assertThat(peer.receiveAll()).isEmpty();
            assertThat(peer.ask("subscribe", Map.of("topic", "broadcasts"), "s")
                            .path("type")
                            .asString())
                    .isEqualTo("subscribe_confirmation");
        }
        // The client reports its ref to the operator, who finds one line with it.
        assertLogged("its ref is " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_broadcast", "list_broadcasts"})
    void aFailureThatCannotBeHandledClosesTheConnectionWith1011(String type) throws Exception {
        int before = lines("closed with 1011").size();
        try (Peer peer = operator();
                Peer other = operator()) {
            peer.send(type, Map.of("schedule_id", "s-1"), type);
            assertInternal(peer.await("error").path("payload"), true);
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1011);
            assertThat(other.receiveAll()).isEmpty();
        }
        Await.until("the failure is logged", () -> lines("closed with 1011").size() == before + 1);
        assertNoSecrets();
    }

    private static Peer operator() throws Exception {
        Peer peer = Peer.open(server, "Authorization", "Bearer " + TOKEN);
        peer.send("connect", Map.of("token", TOKEN), "c");
        return peer;
    }

    private static void assertInternal(JsonNode error, boolean terminal) {
        assertThat(error.path("code").asString()).isEqualTo("internal");
        assertThat(error.path("message").asString()).isEqualTo("internal server error");
        assertThat(error.path("retryable").asBoolean()).isTrue();
        assertThat(error.path("terminal").asBoolean()).isEqualTo(terminal);
        assertThat(error.path("docs").asString()).isEqualTo("/docs/errors/internal");
        assertThat(error.has("pointer")).isFalse();
    }

    private static void assertLogged(String words) {
        server.program().awaitLine(line -> line.contains(words), LOGGED);
        assertThat(lines(words)).hasSize(1);
        assertNoSecrets();
    }

    private static void assertNoSecrets() {
        assertThat(server.program().output()).doesNotContain(TOKEN, TEXT);
    }

    private static List<String> lines(String words) {
        return server.program()
                .output()
                .lines()
                .filter(line -> line.contains(" ERROR ") && line.contains(words))
                .toList();
    }
}
