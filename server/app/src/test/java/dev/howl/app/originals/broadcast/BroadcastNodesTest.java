package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Acceptance test of the broadcast wire on two nodes that share one Redis, and so one schedule. */
class BroadcastNodesTest {
    private static final String ADDRESS = "/original/broadcast";
    private static final String SCHEDULED = "Scheduled broadcast";
    private static final String SENT = "Immediate message sent";
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Test
    void sendsEachTickOnceToTheClientsOfBothNodes() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest one = node(redis);
                ServerUnderTest two = node(redis);
                TextPeer here = open(one)) {
            // Just after a tick, a whole interval is left to connect the second client before the next one.
            here.assertReceives(SCHEDULED);
            long first = System.nanoTime();
            try (TextPeer there = open(two)) {
                for (int tick = 1; tick <= 3; tick++) {
                    assertBothReceiveATick(here, there);
                }
                // Three ticks take more than two intervals, even if the first was received late. Two schedules would
                // take half.
                assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(INTERVAL.multipliedBy(2));
                assertSenderSkipsOneTick(here, there);
                assertSenderSkipsOneTick(there, here);
                one.program().kill();
                there.assertReceives(SCHEDULED);
                there.assertReceives(SCHEDULED);
            }
        }
    }

    private static void assertBothReceiveATick(TextPeer one, TextPeer two) throws IOException {
        one.assertReceives(SCHEDULED);
        two.assertReceives(SCHEDULED);
    }

    /**
     * Sends an immediate broadcast and asserts that its sender skips the next tick, while the other client receives it.
     */
    private static void assertSenderSkipsOneTick(TextPeer sender, TextPeer other) throws IOException {
        sender.assertAnswer("send_now", SENT);
        other.assertReceives(SCHEDULED);
        sender.assertAnswer("ping", "pong");
        assertBothReceiveATick(other, sender);
    }

    private static TextPeer open(ServerUnderTest server) throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS);
    }

    private static ServerUnderTest node(RedisServer redis) {
        return ServerUnderTest.start(
                RealServer.COMMAND,
                OriginalContracts.check("broadcast", ADDRESS),
                "howl.originals.broadcast.interval=" + INTERVAL,
                "howl.wisdom.interval=1h",
                "howl.engine=redis",
                "howl.redis.lease=2s",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
    }
}
