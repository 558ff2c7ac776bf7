package dev.howl.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import dev.howl.testservices.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableOnMariaDbTest extends DurableContract {
    private static MariaDb server;

    @BeforeAll
    static void startServer() {
        server = MariaDb.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    @BeforeEach
    void start() {
        recreateDatabase();
        super.start();
    }

    @Override
    String url() {
        return server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password() + "&connectTimeout=1000";
    }

    private void recreateDatabase() {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            String name = connection.getCatalog();
            statement.execute("DROP DATABASE " + name);
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anUnreachableDatabaseIsReportedAndRecovers() {
        node.published(null, "1");
        node.close();
        node = new Node(url(), now::get, new JdbcEventStore.Options(Duration.ofHours(1), Duration.ofSeconds(1), 3));
        node.pool.setConnectionTimeout(1_000);
        server.kill();
        for (int i = 0; i < 5; i++) {
            assertUnavailable(node.publish(null, "never"));
        }
        server.startAgain();
        CompletableFuture<Position> published = publishUntilDone(60);
        assertThat(published.join().seq()).isEqualTo(2);
        assertThat(node.readable(null, 0)).containsExactly("1", "2");
    }

    /** Repeats a publish with its dedupe id: on a slow machine an event is committed after its publish has timed out. */
    private CompletableFuture<Position> publishUntilDone(int tries) {
        CompletableFuture<Position> published =
                node.publish(null, "2", PublishOptions.dedupe("recovered")).toCompletableFuture();
        return published.exceptionallyCompose(away -> tries == 0 ? published : publishUntilDone(tries - 1));
    }
}
