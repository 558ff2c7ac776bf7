package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.ServerUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of what one connection may use: subscriptions, and time without a sign of the client. */
class ConnectionLimitsTest {
    @Test
    void refusesASubscriptionBeyondTheLimit() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=1h", "howl.limits.subscriptions=1");
                Peer peer = Peer.connected(server)) {
            JsonNode first = peer.ask("subscribe", Map.of("topic", "wisdom"), "1");
            assertThat(first.path("type").stringValue()).isEqualTo("subscribe_confirmation");
            JsonNode second = peer.ask("subscribe", Map.of("topic", "incidents"), "2");
            assertThat(second.at("/payload/code").stringValue()).isEqualTo("too_many_subscriptions");
        }
    }

    @Test
    void closesASilentConnectionWith4000() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=1h", "howl.heartbeat.idle-timeout=1s");
                Peer peer = Peer.open(server)) {
            assertThat(peer.raw().awaitClosed().code()).isEqualTo(4000);
        }
    }
}
