package dev.howl.app.incidents;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.StubDashboard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Acceptance test of incidents while the database is down, and after connections to it were cut. */
class DatabaseOutageTest {
    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    @AutoClose
    private final MariaDb database = MariaDb.start();

    @Test
    void publishesNothingInPartAndRecoversByItself() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = start();
                Mirror mirror = Mirror.of(server)) {
            dashboard.show(incident(1, "one", 2));
            mirror.next();
            database.kill();
            dashboard.show(incident(1, "one", 3), incident(2, "two", 1));
            IncidentServer.awaitHealth(server, "/readiness", 503);
            assertThat(IncidentServer.polls(server, PollOutcome.STORE)).isPositive();
            assertThat(mirror.peer()
                            .ask("get_incidents", Map.of(), "away")
                            .at("/payload/code")
                            .asString())
                    .isEqualTo("unavailable");
            assertThat(mirror.peer().receiveAll()).isEmpty();

            database.startAgain();
            mirror.next();
            assertThat(mirror.texts()).containsExactly("one", "two");
            IncidentServer.awaitHealth(server, "/readiness", 200);
            mirror.assertIsWhatTheServerHas();
        }
    }

    @Test
    void leavesNoGapInTheSeqWhenDatabaseConnectionsAreCut() throws Exception {
        try (ServerUnderTest server = start();
                Mirror mirror = Mirror.of(server)) {
            for (int i = 1; i <= 10; i++) {
                String text = "change " + i;
                dashboard.show(incident(1, text, 1));
                database.network().cutAll();
                do {
                    mirror.next();
                } while (!mirror.texts().equals(List.of(text)));
            }
            IncidentServer.awaitHealth(server, "/readiness", 200);
            mirror.assertIsWhatTheServerHas();
        }
    }

    private ServerUnderTest start() {
        return IncidentServer.startReady(
                dashboard,
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.datasource.hikari.connection-timeout=1000");
    }
}
