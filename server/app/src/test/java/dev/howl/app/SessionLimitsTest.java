package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.WireFrame;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the limits of one session: its subscriptions, and how long it may be silent. */
class SessionLimitsTest {

    @Test
    void refusesASubscriptionTooManyUntilAnotherEnds() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=1h", "howl.limits.subscriptions=2");
                Peer peer = Peer.subscribed(server)) {
            assertThat(subscribe(peer, "broadcasts").path("type").asString()).isEqualTo("subscribe_confirmation");
            JsonNode refused = subscribe(peer, "incidents").path("payload");
            assertThat(refused.path("code").asString()).isEqualTo("too_many_subscriptions");
            assertThat(refused.path("retryable").asBoolean()).isTrue();
            assertThat(refused.path("terminal").asBoolean()).isFalse();
            peer.ask("unsubscribe", Map.of("topic", "broadcasts"), "u");
            assertThat(subscribe(peer, "incidents").path("type").asString()).isEqualTo("subscribe_confirmation");
        }
    }

    @Test
    void closesASilentSessionWith4000() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=1h", "howl.heartbeat.idle-timeout=1s");
                RawSocket socket = RawSocket.open(server.ws("/events"))) {
            assertThat(socket.readFrame().map(WireFrame::text))
                    .hasValueSatisfying(text -> assertThat(text).contains("initial"));
            assertThat(socket.readFrame().map(WireFrame::closeCode)).contains(4000);
            socket.sendClose(4000);
            assertThat(socket.readToEnd()).isEqualTo(new RawSocket.Rest(List.of(), RawSocket.End.EOF));
        }
    }

    private static JsonNode subscribe(Peer peer, String topic) {
        return peer.ask("subscribe", Map.of("topic", topic), topic);
    }
}
