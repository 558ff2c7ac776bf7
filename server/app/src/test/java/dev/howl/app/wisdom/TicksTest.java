package dev.howl.app.wisdom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.ServerUnderTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TicksTest {
    private static final int QUOTES = 5;

    @Test
    void sendsAllSubscribersTheSameQuotesAtTheSamePositions() throws Exception {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=100ms");
                Peer one = Peer.subscribed(server);
                Peer two = Peer.subscribed(server)) {
            JsonNode start = two.await("wisdom_distribution");
            assertThat(quotesAfter(start, one)).isEqualTo(quotesAfter(start, two));
        }
    }

    /** Receives the quotes after a position; maps position to quote. */
    private static Map<JsonNode, String> quotesAfter(JsonNode start, Peer peer) {
        long seq = seq(start);
        Map<JsonNode, String> quotes = new LinkedHashMap<>();
        while (quotes.size() < QUOTES) {
            JsonNode frame = peer.await("wisdom_distribution");
            if (seq(frame) > seq) {
                quotes.put(frame.path("position"), frame.at("/payload/message").stringValue());
            }
        }
        return quotes;
    }

    private static long seq(JsonNode frame) {
        return frame.at("/position/seq").longValue();
    }
}
