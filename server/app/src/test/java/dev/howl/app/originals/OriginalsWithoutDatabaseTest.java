package dev.howl.app.originals;

import dev.howl.app.support.OriginalContracts;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Acceptance test of the original wires on a node with Redis but no database, which has no incidents and no moderation.
 */
class OriginalsWithoutDatabaseTest {
    private static final String STATUS = "/original/status";
    private static final String MODERATION = "/original/moderation";

    @Test
    void refusesCommandsThatNeedADatabase() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest server = ServerUnderTest.start(
                        RealServer.COMMAND,
                        OriginalContracts.check(Map.of("status-dashboard", STATUS, "moderation", MODERATION)),
                        "howl.engine=redis",
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port());
                TextPeer status = TextPeer.open(server.recorder().address(), STATUS);
                TextPeer panel = TextPeer.open(server.recorder().address(), MODERATION)) {
            status.assertAnswer("get_incidents", "Failed to fetch data from API");
            status.assertAnswer("hello", "Enter 'get_incidents' to get current incidents");
            panel.assertAnswer("CL panel", "OK CL panel");
            panel.assertAnswer("SR 1", "ERROR unavailable: this needs a database that all nodes share");
            panel.assertAnswer("APPROVED 1", "ERROR unavailable: this needs a database that all nodes share");
            panel.assertAnswer("HEARTBEAT", "OK HEARTBEAT");
        }
    }
}
