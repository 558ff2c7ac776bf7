package dev.howl.app.broadcasts;

import static dev.howl.app.broadcasts.BroadcastServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of scheduled broadcasts on two nodes that share one Redis. */
class TwoNodesTest {
    private static final int TICKS = 4;

    @Test
    void sendsEachTickOnceAndCancelsOnBothNodes() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest one = node(redis);
                ServerUnderTest two = node(redis);
                Peer listener = BroadcastServer.listener(one);
                Peer here = BroadcastServer.operator(one);
                Peer there = BroadcastServer.operator(two)) {
            JsonNode scheduled = here.ask("schedule_broadcast", Map.of("message", "Drink", "every", "PT1S"), "s");
            Map<String, String> id = Map.of("schedule_id", text(scheduled, "schedule_id"));
            long last = 0;
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < TICKS; i++) {
                last = tick(listener, seen, last);
            }
            assertThat(there.ask("list_broadcasts", Map.of(), "l").at("/payload/schedules"))
                    .hasSize(1);
            assertThat(there.ask("cancel_broadcast", id, "c").path("type").stringValue())
                    .isEqualTo("broadcast_cancelled");
            there.ask("send_broadcast", Map.of("message", "The end"), "b");
            String received = "";
            while (!received.equals("The end")) {
                received = text(listener.await("broadcast"), "message");
            }
            assertThat(here.ask("list_broadcasts", Map.of(), "l").at("/payload/schedules"))
                    .isEmpty();
        }
    }

    /** The first node leads, because no other runs when the schedule is created. */
    @Test
    void continuesOnTheOtherNodeWhenTheLeaderIsKilled() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest leader = node(redis);
                Peer operator = BroadcastServer.operator(leader);
                Peer first = BroadcastServer.listener(leader)) {
            operator.ask("schedule_broadcast", Map.of("message", "Drink", "every", "PT1S"), "s");
            first.await("broadcast");
            try (ServerUnderTest other = node(redis);
                    Peer listener = BroadcastServer.listener(other)) {
                Set<String> seen = new HashSet<>();
                long last = tick(listener, seen, 0);
                leader.program().kill();
                for (int i = 0; i < TICKS; i++) {
                    last = tick(listener, seen, last);
                }
            }
        }
    }

    /** Receives the next event and asserts that its seq is contiguous and its id new. */
    private static long tick(Peer listener, Set<String> seen, long last) throws Exception {
        JsonNode event = listener.await("broadcast");
        long seq = event.at("/position/seq").longValue();
        assertThat(seq).isEqualTo(last == 0 ? seq : last + 1);
        assertThat(seen.add(text(event, "broadcast_id"))).isTrue();
        return seq;
    }

    private static ServerUnderTest node(RedisServer redis) {
        return BroadcastServer.start(
                "howl.engine=redis",
                "howl.redis.lease=2s",
                // The listeners send nothing while they wait.
                "howl.heartbeat.idle-timeout=5m",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
    }
}
