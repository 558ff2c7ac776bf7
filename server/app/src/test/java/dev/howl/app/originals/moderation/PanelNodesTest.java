package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.operator;
import static dev.howl.app.originals.moderation.PanelServer.panel;
import static dev.howl.app.originals.moderation.PanelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Acceptance test of panels on two nodes that share one Redis and one MariaDB, into which another program writes. */
class PanelNodesTest {
    @AutoClose
    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);

    @AutoClose
    private final MariaDb database = MariaDb.start();

    @Test
    void tellsAPanelWhatHappensOnTheOtherNode() throws Exception {
        try (ServerUnderTest one = node();
                ServerUnderTest two = node();
                TextPeer here = panel(one, "here");
                TextPeer there = panel(two, "there");
                Peer howl = operator(two)) {
            execute("INSERT INTO posts (platform, post_id, post_text) VALUES ('telegram', '7', 'Меню 🐺')");
            String id = insert("INSERT INTO pending_responses (platform, author, comment_text, reply, post_id)"
                    + " VALUES ('telegram', 'Анна', 'Where is <it>?', 'Back on Monday.', '7')");
            here.send("SR " + id);
            String card = there.receive();
            assertThat(card)
                    .startsWith("CARD " + id + " <article")
                    .contains("<bdi>Анна</bdi>", "Меню 🐺", "Where is &lt;it", "Back on Monday.");
            here.assertReceivesInAnyOrder("OK SR " + id, card);
            assertThat(card).isEqualTo("CARD " + id + " " + text(howl.await("response_pending"), "card_html"));

            there.send("APPROVED " + id).assertReceivesInAnyOrder("OK APPROVED " + id, "APPROVED " + id);
            here.assertReceives("APPROVED " + id);
            assertThat(text(howl.await("response_resolved"), "by")).isEqualTo("there");
            assertThat(query("SELECT CONCAT(status, ' ', decided_by) FROM pending_responses WHERE id = " + id))
                    .isEqualTo("approved there");
        }
    }

    private ServerUnderTest node() {
        return PanelServer.start(
                "howl.engine=redis",
                "spring.data.redis.host=" + redis.host(),
                "spring.data.redis.port=" + redis.port(),
                "MYSQL_HOST=" + database.host(),
                "MYSQL_PORT=" + database.port(),
                "MYSQL_USER=" + database.user(),
                "MYSQL_PASSWORD=" + database.password(),
                "MYSQL_DB=" + database.jdbcUrl().replaceFirst(".*/", ""));
    }

    private String insert(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
            try (ResultSet key = statement.getGeneratedKeys()) {
                assertThat(key.next()).isTrue();
                return key.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
