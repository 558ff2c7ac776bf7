package dev.howl.app.wisdom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acceptance test of wisdom on two nodes that share one Redis. */
class WisdomNodesTest {
    private static final int QUOTES = 5;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PUBLISHED = "howl_events_published_total{topic=\"wisdom\"} ";

    @Test
    void publishesOnOneNodeAndFailsOverWhenItIsKilled() throws Exception {
        try (RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);
                ServerUnderTest one = node(redis);
                Peer here = Peer.subscribed(one)) {
            here.await("wisdom_distribution");
            try (ServerUnderTest two = node(redis);
                    Peer there = Peer.subscribed(two)) {
                for (int i = 0; i < QUOTES; i++) {
                    there.await("wisdom_distribution");
                }
                assertThat(published(two)).isZero();
                one.program().kill();
                while (published(two) == 0) {
                    there.await("wisdom_distribution");
                }
            }
        }
    }

    private static long published(ServerUnderTest node) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node.http("/actuator/prometheus")).build();
        List<String> lines = HTTP.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(PUBLISHED))
                .toList();
        assertThat(lines).hasSize(1);
        return (long) Double.parseDouble(lines.get(0).substring(PUBLISHED.length()));
    }

    /** Starts a node. Its lease outlasts a pause of a busy machine, so that the lead does not move by accident. */
    private static ServerUnderTest node(RedisServer redis) {
        return RealServer.start(
                "howl.wisdom.interval=100ms",
                "howl.heartbeat.idle-timeout=2m",
                "howl.engine=redis",
                "howl.redis.lease=5s",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
    }
}
