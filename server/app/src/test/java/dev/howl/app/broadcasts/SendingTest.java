package dev.howl.app.broadcasts;

import static dev.howl.app.broadcasts.BroadcastServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of immediate broadcasts over the Howl protocol. */
class SendingTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = BroadcastServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void deliversABroadcastToAllSubscribersAtTheAcceptedPosition() throws Exception {
        try (Peer one = BroadcastServer.listener(server);
                Peer two = BroadcastServer.listener(server);
                Peer operator = BroadcastServer.operator(server)) {
            JsonNode accepted = operator.ask("send_broadcast", Map.of("message", "Lunch is served"), "b");
            JsonNode event = one.await("broadcast");
            assertThat(two.await("broadcast")).isEqualTo(event);
            assertThat(event.path("position")).isEqualTo(accepted.at("/payload/position"));
            assertThat(text(event, "broadcast_id")).isEqualTo(text(accepted, "broadcast_id"));
            assertThat(text(event, "message")).isEqualTo("Lunch is served");
            assertThat(event.path("payload").has("schedule_id")).isFalse();
            assertThat(operator.receiveAll()).isEmpty();
        }
    }

    @Test
    void deliversABroadcastOnceForARepeatedDedupeId() throws Exception {
        try (Peer listener = BroadcastServer.listener(server);
                Peer operator = BroadcastServer.operator(server);
                Peer other = BroadcastServer.operator(server)) {
            Map<String, String> lunch = Map.of("message", "Lunch is served", "dedupe_id", "lunch");
            JsonNode first = operator.ask("send_broadcast", lunch, "b-1");
            JsonNode again = other.ask("send_broadcast", lunch, "b-2");
            assertThat(again.path("payload")).isEqualTo(first.path("payload"));
            operator.ask("send_broadcast", Map.of("message", "The end"), "b-3");
            assertThat(text(listener.await("broadcast"), "message")).isEqualTo("Lunch is served");
            assertThat(text(listener.await("broadcast"), "message")).isEqualTo("The end");
        }
    }

    @Test
    void sendsTwoBroadcastsWithoutADedupeId() throws Exception {
        try (Peer operator = BroadcastServer.operator(server)) {
            JsonNode first = operator.ask("send_broadcast", Map.of("message", "Woof"), "b-1");
            JsonNode second = operator.ask("send_broadcast", Map.of("message", "Woof"), "b-2");
            assertThat(text(second, "broadcast_id")).isNotEqualTo(text(first, "broadcast_id"));
        }
    }

    @Test
    void resumesWithTheBroadcastsSentMeanwhile() throws Exception {
        try (Peer operator = BroadcastServer.operator(server);
                Peer back = Peer.connected(server)) {
            JsonNode last = operator.ask("send_broadcast", Map.of("message", "Heard"), "b-1")
                    .at("/payload/position");
            operator.ask("send_broadcast", Map.of("message", "Missed"), "b-2");
            Map<String, Object> since = Map.of(
                    "epoch",
                    last.path("epoch").stringValue(),
                    "seq",
                    last.path("seq").longValue());
            back.ask("subscribe", Map.of("topic", "broadcasts", "since", since), "s");
            assertThat(text(back.await("broadcast"), "message")).isEqualTo("Missed");
        }
    }

    @Test
    void refusesEveryRequestWithoutAToken() throws Exception {
        try (Peer stranger = Peer.connected(server)) {
            Map<String, Map<String, Object>> requests = Map.of(
                    "send_broadcast", Map.of("message", "Free food"),
                    "schedule_broadcast", Map.of("message", "Free food", "every", "PT1S"),
                    "list_broadcasts", Map.of(),
                    "cancel_broadcast", Map.of("schedule_id", "s"));
            requests.forEach((type, payload) ->
                    assertThat(text(stranger.ask(type, payload, type), "code")).isEqualTo("unauthenticated"));
        }
    }
}
