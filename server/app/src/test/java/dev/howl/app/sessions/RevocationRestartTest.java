package dev.howl.app.sessions;

import static dev.howl.app.sessions.Revoking.assertEnded;
import static dev.howl.app.sessions.Revoking.byConnect;
import static dev.howl.app.sessions.Revoking.delete;
import static dev.howl.app.sessions.Revoking.nodes;
import static dev.howl.app.sessions.Revoking.revoke;
import static dev.howl.app.sessions.Revoking.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Acceptance test of revocations that a single node keeps in its database: a restart does not end them. */
class RevocationRestartTest {

    @Test
    void outlivesAKilledServerWithTheDefaultDatabase() throws Exception {
        try (ServerUnderTest server = Revoking.server()) {
            revoke(server, "ann", "PT1H");
            server.program().kill();
            server.startAgain();
            assertRefusedStill(server);
        }
    }

    @Test
    void outlivesARestartWithMariaDbAndIsRefusedWhileItIsAway() throws Exception {
        try (MariaDb database = MariaDb.start();
                ServerUnderTest server = Revoking.server(
                        "spring.datasource.hikari.connection-timeout=1000",
                        "MYSQL_HOST=" + database.host(),
                        "MYSQL_PORT=" + database.port(),
                        "MYSQL_USER=" + database.user(),
                        "MYSQL_PASSWORD=" + database.password(),
                        "MYSQL_DB=" + database.jdbcUrl().replaceFirst(".*/", ""))) {
            try (Peer ann = byConnect(server, "ann")) {
                revoke(server, "ann", "PT1H");
                assertEnded(ann);
            }
            assertThat(server.stop()).isZero();
            server.startAgain();
            assertRefusedStill(server);
            database.kill();
            HttpResponse<String> refused = delete(server, "?subject=bob", token("olga", "admin"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body()).contains("\"unavailable\"");
            assertRefusedStill(server);
        }
    }

    private static void assertRefusedStill(ServerUnderTest server) {
        assertThat(nodes(server, "ann").statusCode()).isEqualTo(401);
        assertThat(nodes(server, "bob").statusCode()).isEqualTo(200);
    }
}
