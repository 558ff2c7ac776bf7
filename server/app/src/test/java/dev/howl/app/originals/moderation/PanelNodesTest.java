package dev.howl.app.originals.moderation;

import static dev.howl.app.originals.moderation.PanelServer.operator;
import static dev.howl.app.originals.moderation.PanelServer.panel;
import static dev.howl.app.originals.moderation.PanelServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OtherProgram;
import dev.howl.app.support.Peer;
import dev.howl.app.support.TextPeer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import dev.howl.testservices.RedisServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Acceptance test of panels on two nodes that share one Redis and one MariaDB, into which another program writes. */
class PanelNodesTest {
    @AutoClose
    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.ALWAYS);

    @AutoClose
    private final MariaDb database = MariaDb.start();

    private final OtherProgram other = new OtherProgram(database);

    @Test
    void tellsAPanelWhatHappensOnTheOtherNode() throws Exception {
        try (ServerUnderTest one = node();
                ServerUnderTest two = node();
                TextPeer here = panel(one, "here");
                TextPeer there = panel(two, "there");
                Peer howl = operator(two)) {
            other.execute("INSERT INTO posts (platform, post_id, post_text) VALUES ('telegram', '7', 'Меню 🐺')");
            String id = other.insert("INSERT INTO pending_responses (platform, author, comment_text, reply, post_id)"
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
            assertThat(other.query("SELECT CONCAT(status, ' ', decided_by) FROM pending_responses WHERE id = " + id))
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
}
