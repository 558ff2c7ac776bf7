package dev.howl.app.originals.broadcast;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acceptance test of the numbers of workers that are not the default of the engine. */
class BroadcastWorkersTest {
    private static final String ADDRESS = "/original/broadcast";
    private static final String SCHEDULED = "Scheduled broadcast";
    private static final String SENT = "Immediate message sent";

    private static ServerUnderTest start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("howl.originals.broadcast.interval=2s");
        all.add("howl.wisdom.interval=1h");
        return ServerUnderTest.start(
                RealServer.COMMAND, OriginalContracts.check("broadcast", ADDRESS), all.toArray(String[]::new));
    }

    private static TextPeer open(ServerUnderTest server) throws IOException {
        return TextPeer.open(server.recorder().address(), ADDRESS);
    }

    @Test
    void severalWorkersShareOneScheduleWithoutRedis() throws Exception {
        try (ServerUnderTest server = start("howl.originals.broadcast.workers=2");
                TextPeer sender = open(server)) {
            sender.assertReceives(SCHEDULED);
            try (TextPeer other = open(server)) {
                sender.assertAnswer("send_now", SENT);
                other.assertReceives(SCHEDULED);
                // The other client has the tick that the sender skips.
                sender.assertAnswer("ping", "pong");
                sender.assertReceives(SCHEDULED);
                other.assertReceives(SCHEDULED);
            }
        }
    }

    @Test
    void oneWorkerWithRedisSkipsNoTickForASender() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest server = start(
                        "howl.originals.broadcast.workers=1",
                        "howl.engine=redis",
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port());
                TextPeer sender = open(server);
                TextPeer other = open(server)) {
            sender.assertReceives(SCHEDULED);
            sender.assertAnswer("send_now", SENT);
            other.assertReceives(SCHEDULED);
            sender.assertReceives(SCHEDULED);
            other.assertReceives(SCHEDULED);
        }
    }
}
