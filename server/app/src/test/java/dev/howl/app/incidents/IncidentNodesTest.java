package dev.howl.app.incidents;

import static dev.howl.app.incidents.IncidentServer.INTERVAL;
import static dev.howl.testkit.stub.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.services.MariaDb;
import dev.howl.testkit.services.RedisServer;
import dev.howl.testkit.stub.StubDashboard;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers on one Redis and one MariaDB. */
class IncidentNodesTest {
    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    @AutoClose
    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);

    @AutoClose
    private final MariaDb database = MariaDb.start();

    @Test
    void oneNodePollsForAllAndAnotherTakesOverWhenItIsKilled() throws Exception {
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
            try (Mirror left = here.resume(other)) {
                left.next();
                assertThat(left.texts()).containsExactly("two", "three \uD83D\uDC3A");
                left.assertIsWhatTheServerHas();
            }
            Await.until("the other has counted its poll", () -> hasPolled(other));
            assertOneRequestAnInterval();
        }
    }

    @Test
    void everyNodeSaysThatTheDashboardIsAway() {
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
        int asked = dashboard.requests();
        long before = System.nanoTime();
        dashboard.awaitRequests(10);
        int requests = dashboard.requests() - asked;
        long intervals = Duration.ofNanos(System.nanoTime() - before).dividedBy(INTERVAL);
        // The first request may have been about to come, and the last one be early against it.
        assertThat(requests).isLessThanOrEqualTo((int) intervals + 2);
    }

    private static boolean hasPolled(ServerUnderTest node) {
        return IncidentServer.polls(node, PollOutcome.UNCHANGED) > 0;
    }

    /** The lease is long enough to outlast a pause of the machine. */
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
