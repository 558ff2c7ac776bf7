package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the Howl protocol's valid exchanges, with a client that knows nothing but JSON. */
class ProtocolTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsAUniqueIdToEachConnection() throws Exception {
        try (Peer one = Peer.open(server);
                Peer two = Peer.open(server)) {
            assertThat(UUID.fromString(one.id())).isNotEqualTo(UUID.fromString(two.id()));
            assertThat(one.receiveAll()).isEmpty();
        }
    }

    /** The frames are those of the original's documentation. */
    @Test
    void supportsTheOriginalWisdomConversation() throws Exception {
        try (RawClient client = RawClient.connect(server.ws("/events"))) {
            JsonNode initial = client.await("initial");
            String id = initial.at("/payload/id").stringValue();
            client.send("{\"type\": \"connect\", \"payload\": {\"id\": \"" + id + "\"}}");
            client.send("{\"type\": \"subscribe\", \"payload\": {\"id\": \"" + id + "\"}}");
            assertThat(client.await("subscribe_confirmation")
                            .at("/payload/status")
                            .stringValue())
                    .isEqualTo("ok");
            assertThat(client.await("wisdom_distribution")
                            .at("/payload/message")
                            .stringValue())
                    .isNotBlank();
            client.send("{\"type\": \"ping\", \"payload\": {\"id\": \"" + id + "\"}}");
            assertThat(client.await("pong").at("/payload/id").stringValue()).isEqualTo(id);
            client.send("{\"type\": \"unsubscribe\", \"payload\": {\"id\": \"" + id + "\"}}");
            assertThat(client.await("unsubscribe_confirmation")
                            .at("/payload/status")
                            .stringValue())
                    .isEqualTo("ok");
            client.send("{\"type\": \"disconnect\", \"payload\": {\"id\": \"" + id + "\"}}");
            assertThat(client.awaitClosed().code()).isEqualTo(1000);
        }
    }

    @Test
    void closesWith1000OnDisconnectWithoutConnect() throws Exception {
        try (Peer peer = Peer.open(server)) {
            peer.send("disconnect");
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1000);
        }
    }

    @Test
    void answersTheClientsClose() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            peer.raw().close(1000);
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(1000);
        }
    }

    @Test
    void echoesTheRefOfARequestInItsReply() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            assertThat(type(peer.ask("subscribe", Map.of("topic", "wisdom"), "a")))
                    .isEqualTo("subscribe_confirmation");
            assertThat(type(peer.ask("ping", Map.of(), "b"))).isEqualTo("pong");
            assertThat(type(peer.ask("unsubscribe", Map.of(), "c"))).isEqualTo("unsubscribe_confirmation");
            assertThat(type(peer.ask("subscribe", Map.of("topic", "bones"), "d")))
                    .isEqualTo("error");
        }
    }

    @Test
    void sendsNoRefInTheReplyToARequestWithoutRef() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            peer.send("ping");
            assertThat(peer.await("pong").has("ref")).isFalse();
        }
    }

    @Test
    void numbersQuotesContiguouslyFromTheConfirmationOn() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode position = peer.ask("subscribe", Map.of(), "s").at("/payload/position");
            for (int i = 1; i <= 4; i++) {
                JsonNode next = peer.await("wisdom_distribution").path("position");
                assertThat(next.path("topic").stringValue()).isEqualTo("wisdom");
                assertThat(next.path("epoch")).isEqualTo(position.path("epoch"));
                assertThat(next.path("seq").longValue())
                        .isEqualTo(position.path("seq").longValue() + i);
            }
        }
    }

    @Test
    void deliversEachQuoteOnceAfterASecondSubscribe() throws Exception {
        try (Peer peer = Peer.subscribed(server)) {
            assertThat(type(peer.ask("subscribe", Map.of(), "again"))).isEqualTo("subscribe_confirmation");
            long first = seq(peer.await("wisdom_distribution").path("position"));
            assertThat(seq(peer.await("wisdom_distribution").path("position"))).isEqualTo(first + 1);
        }
    }

    @Test
    void deliversQuotesToSubscribersOnly() throws Exception {
        try (Peer silent = Peer.connected(server);
                Peer former = Peer.subscribed(server);
                Peer listening = Peer.subscribed(server)) {
            former.send("unsubscribe");
            former.await("unsubscribe_confirmation");
            former.receiveAll();
            listening.receiveAll();
            listening.await("wisdom_distribution");
            listening.await("wisdom_distribution");
            assertThat(silent.receiveAll()).isEmpty();
            assertThat(former.receiveAll()).isEmpty();
        }
    }

    @Test
    void confirmsAnUnsubscribeWithoutASubscription() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            assertThat(peer.ask("unsubscribe", Map.of(), "u")
                            .at("/payload/topic")
                            .stringValue())
                    .isEqualTo("wisdom");
        }
    }

    @Test
    void ignoresUnknownProperties() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            peer.raw()
                    .send("{\"type\":\"ping\",\"mood\":\"good\",\"payload\":{\"id\":\"" + peer.id()
                            + "\",\"tail\":1},\"ref\":\"p\"}");
            assertThat(type(peer.awaitRef("p"))).isEqualTo("pong");
        }
    }

    @Test
    void resumesAtTheHeadWithoutAGap() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode head = peer.ask("subscribe", Map.of(), "first").at("/payload/position");
            JsonNode now = head;
            // A quote that is published in between moves the head; the next attempt starts from the new head.
            for (int i = 0; i == 0 || (!now.equals(head) && i < 100); i++) {
                peer.ask("unsubscribe", Map.of(), "u-" + i);
                peer.receiveAll();
                head = now;
                now = peer.ask("subscribe", Map.of("since", point(head)), "s-" + i)
                        .at("/payload/position");
            }
            assertThat(now).isEqualTo(head);
            assertThat(seq(peer.await("wisdom_distribution").path("position"))).isEqualTo(seq(head) + 1);
            assertThat(peer.receiveAll()).noneMatch(frame -> type(frame).equals("gap"));
        }
    }

    @Test
    void sendsAGapWhenTheClientResumesInAnotherEpoch() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode head = peer.ask("subscribe", Map.of("since", Map.of("epoch", "gone", "seq", 3)), "s")
                    .at("/payload/position");
            assertGap(peer.await("gap"), "epoch_changed", head);
            assertThat(seq(peer.await("wisdom_distribution").path("position"))).isEqualTo(seq(head) + 1);
        }
    }

    @Test
    void sendsAGapWhenTheClientResumesBeyondTheHead() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            JsonNode head = peer.ask("subscribe", Map.of(), "s").at("/payload/position");
            Map<String, Object> beyond = Map.of("epoch", head.path("epoch").stringValue(), "seq", seq(head) + 1_000);
            JsonNode now = peer.ask("subscribe", Map.of("since", beyond), "t").at("/payload/position");
            assertGap(peer.await("gap"), "epoch_changed", now);
        }
    }

    private static void assertGap(JsonNode gap, String reason, JsonNode head) {
        assertThat(gap.at("/payload/topic").stringValue()).isEqualTo("wisdom");
        assertThat(gap.at("/payload/reason").stringValue()).isEqualTo(reason);
        assertThat(gap.at("/payload/resume_at/epoch")).isEqualTo(head.path("epoch"));
        assertThat(gap.at("/payload/resume_at/seq")).isEqualTo(head.path("seq"));
    }

    private static Map<String, Object> point(JsonNode position) {
        return Map.of("epoch", position.path("epoch").stringValue(), "seq", seq(position));
    }

    private static long seq(JsonNode position) {
        return position.path("seq").longValue();
    }

    private static String type(JsonNode frame) {
        return frame.path("type").stringValue();
    }
}
