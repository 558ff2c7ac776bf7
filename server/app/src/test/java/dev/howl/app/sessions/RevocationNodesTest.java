package dev.howl.app.sessions;

import static dev.howl.app.sessions.Revoking.assertEnded;
import static dev.howl.app.sessions.Revoking.assertStays;
import static dev.howl.app.sessions.Revoking.byConnect;
import static dev.howl.app.sessions.Revoking.byHeader;
import static dev.howl.app.sessions.Revoking.delete;
import static dev.howl.app.sessions.Revoking.nodes;
import static dev.howl.app.sessions.Revoking.revoke;
import static dev.howl.app.sessions.Revoking.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.RedisServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of revocation on two nodes that share one Redis and have no database. */
class RevocationNodesTest {
    @AutoClose
    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);

    private ServerUnderTest node() {
        return Revoking.server(
                "howl.engine=redis",
                "howl.redis.publish-timeout=2s",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port());
    }

    @Test
    void endsTheConnectionsOnAllNodesAndALaterNodeKnows() throws Exception {
        try (ServerUnderTest one = node();
                ServerUnderTest two = node();
                Peer here = byHeader(one, "ann");
                Peer there = byConnect(two, "ann");
                Peer bobHere = byConnect(one, "bob");
                Peer bobThere = byHeader(two, "bob")) {
            JsonNode answer = revoke(one, "ann", "PT1H");
            assertThat(answer.path("connections").intValue()).isEqualTo(1);
            assertThat(answer.path("nodes").intValue()).isEqualTo(2);
            assertThat(answer.path("kept_in").stringValue()).isEqualTo("redis");
            assertEnded(here);
            assertEnded(there);
            assertStays(bobHere);
            assertStays(bobThere);
            assertThat(nodes(two, "ann").statusCode()).isEqualTo(401);
            try (ServerUnderTest three = node()) {
                assertThat(nodes(three, "ann").statusCode()).isEqualTo(401);
                assertThat(nodes(three, "bob").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void answersUnavailableWhileRedisIsAwayAndStillRefusesWhatItKnows() throws Exception {
        try (ServerUnderTest node = node();
                Peer bob = byConnect(node, "bob")) {
            revoke(node, "ann", "PT1H");
            redis.kill();
            HttpResponse<String> refused = delete(node, "?subject=bob", token("olga", "admin"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            JsonNode problem = Json.read(refused.body());
            assertThat(problem.path("code").stringValue()).isEqualTo("unavailable");
            assertThat(problem.path("detail").stringValue()).contains("Ask again");
            assertThat(nodes(node, "ann").statusCode()).isEqualTo(401);
            assertThat(bob.ask("ping", Map.of(), "p").path("type").stringValue())
                    .isEqualTo("pong");
            redis.startAgain();
            HttpResponse<String> again = refused;
            for (int tries = 0; tries < 20 && again.statusCode() == 503; tries++) {
                again = delete(node, "?subject=bob", token("olga", "admin"));
            }
            assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
            assertEnded(bob);
        }
    }
}
