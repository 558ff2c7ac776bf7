package dev.howl.app.incidents;

import static dev.howl.app.incidents.IncidentServer.INTERVAL;
import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import dev.howl.testservices.StubDashboard;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Acceptance test of incidents on two nodes that share one Redis and one MariaDB. */
class IncidentNodesTest {
    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    @AutoClose
    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);

    @AutoClose
    private final MariaDb database = MariaDb.start();

    @Test
    void pollsOnOneNodeAndFailsOverWhenItIsKilled() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest one = node();
                ServerUnderTest two = node();
                Mirror here = Mirror.of(one);
                Mirror there = Mirror.of(two)) {
            dashboard.show(incident(1, "one", 1), incident(2, "two", 1));
            here.next();
            there.next();
            here.assertIsWhatTheServerHas();
            there.assertIsWhatTheServerHas();
            assertOneRequestAnInterval();

            boolean firstLeads = hasPolled(one);
            assertThat(hasPolled(two)).isNotEqualTo(firstLeads);
            ServerUnderTest leader = firstLeads ? one : two;
            ServerUnderTest other = firstLeads ? two : one;
            leader.program().kill();
            dashboard.show(incident(2, "two", 1), incident(3, "three \uD83D\uDC3A", 1));
            try (Mirror survivor = here.resume(other)) {
                survivor.next();
                assertThat(survivor.texts()).containsExactly("two", "three \uD83D\uDC3A");
                survivor.assertIsWhatTheServerHas();
            }
            Await.until("the other node has polled", () -> hasPolled(other));
            assertOneRequestAnInterval();
        }
    }

    @Test
    void reportsADashboardOutageOnEveryNode() {
        try (ServerUnderTest one = node();
                ServerUnderTest two = node()) {
            dashboard.answer(dashboard.status(503));
            IncidentServer.awaitHealth(one, "/readiness", 503);
            IncidentServer.awaitHealth(two, "/readiness", 503);
            dashboard.show();
            IncidentServer.awaitHealth(one, "/readiness", 200);
            IncidentServer.awaitHealth(two, "/readiness", 200);
        }
    }

    private void assertOneRequestAnInterval() throws InterruptedException {
        int earlier = dashboard.requests();
        long before = System.nanoTime();
        dashboard.awaitRequests(10);
        int requests = dashboard.requests() - earlier;
        long intervals = Duration.ofNanos(System.nanoTime() - before).dividedBy(INTERVAL);
        // Two more than the whole intervals: one request may fall at the start and one at the end of the measured time.
        assertThat(requests).isLessThanOrEqualTo((int) intervals + 2);
    }

    private static boolean hasPolled(ServerUnderTest node) {
        return IncidentServer.polls(node, PollOutcome.UNCHANGED) > 0;
    }

    /** Starts a node. Its lease outlasts a pause of a busy machine, so that the lead does not move by accident. */
    private ServerUnderTest node() {
        return IncidentServer.startReady(
                dashboard,
                "howl.engine=redis",
                "howl.redis.lease=4s",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port(),
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password());
    }
}
