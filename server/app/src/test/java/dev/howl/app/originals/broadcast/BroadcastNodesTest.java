package dev.howl.app.originals.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.services.RedisServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two servers on one Redis: one schedule for the clients of both. */
class BroadcastNodesTest {
    private static final String ADDRESS = "/original/broadcast";
    private static final String SCHEDULED = "Scheduled broadcast";
    private static final String SENT = "Immediate message sent";
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Test
    void eachTickReachesTheClientsOfBothOnce() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest one = node(redis);
                ServerUnderTest two = node(redis);
                TextPeer here = open(one)) {
            // The next tick, from which on both are there, is a whole interval away.
            here.hears(SCHEDULED);
            long first = System.nanoTime();
            try (TextPeer there = open(two)) {
                for (int tick = 1; tick <= 3; tick++) {
                    hearTogether(here, there);
                }
                // Also where the first was heard late; with a schedule for each node it would be half of that.
                assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(INTERVAL.multipliedBy(2));
                leftOutOnce(here, there);
                leftOutOnce(there, here);
                one.program().kill();
                there.hears(SCHEDULED);
                there.hears(SCHEDULED);
            }
        }
    }

    private static void hearTogether(TextPeer one, TextPeer two) throws IOException {
        one.hears(SCHEDULED);
        two.hears(SCHEDULED);
    }

    /** While one is left out the other hears two, and then both hear the same again. */
    private static void leftOutOnce(TextPeer out, TextPeer other) throws IOException {
        out.asks("send_now", SENT);
        other.hears(SCHEDULED);
        out.asks("ping", "pong");
        hearTogether(other, out);
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
