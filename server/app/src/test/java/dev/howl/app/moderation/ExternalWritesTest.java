package dev.howl.app.moderation;

import static dev.howl.app.moderation.ModerationServer.approve;
import static dev.howl.app.moderation.ModerationServer.operator;
import static dev.howl.app.moderation.ModerationServer.panel;
import static dev.howl.app.moderation.ModerationServer.pending;
import static dev.howl.app.moderation.ModerationServer.reject;
import static dev.howl.app.moderation.ModerationServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OtherProgram;
import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Acceptance test of other programs that write into the tables and read the decisions, as they do with the original.
 */
class ExternalWritesTest {
    private static MariaDb database;
    private static OtherProgram other;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        database = MariaDb.start();
        other = new OtherProgram(database);
        server = ModerationServer.startOn(database);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void includesRowsOfOtherProgramsInTheSnapshot() throws Exception {
        try (Peer operator = operator(server);
                Peer panel = panel(server)) {
            other.execute("INSERT INTO posts (platform, post_id, post_text) VALUES ('vk', '-1_7', 'Наше меню 🐺')");
            String id = insert("'vk', 'Анна', 'Where is the soup?', 'Back on Monday.', '-1_7'");
            JsonNode row = find(pending(operator), id);
            assertThat(row.path("author").stringValue()).isEqualTo("Анна");
            assertThat(row.path("post_text").stringValue()).isEqualTo("Наше меню 🐺");
            Instant created = Instant.parse(row.path("created_at").stringValue());
            assertThat(Duration.between(created, Instant.now())).isLessThan(Duration.ofMinutes(1));
            approve(operator, id);
            assertThat(text(panel.await("response_resolved"), "response_id")).isEqualTo(id);
        }
    }

    @Test
    void ignoresThePostIdOfAReview() throws Exception {
        try (Peer operator = operator(server)) {
            other.execute("INSERT INTO posts (platform, post_id, post_text) VALUES ('yandex', '5', 'No post')");
            String id = insert("'yandex', 'Guest', 'Cold tea', 'Sorry', '5'");
            assertThat(find(pending(operator), id).has("post_text")).isFalse();
        }
    }

    @Test
    void storesTheDecisionInTheTable() throws Exception {
        try (Peer operator = operator(server)) {
            String approved = insert("'telegram', 'a', 't', 'prepared', 'p'");
            operator.ask("approve_response", Map.of("response_id", approved, "text", "edited"), "a");
            assertThat(decision(approved)).isEqualTo("approved operator edited null");
            String plain = insert("'telegram', 'a', 't', 'prepared', 'p'");
            approve(operator, plain);
            assertThat(decision(plain)).isEqualTo("approved operator null null");
            String rejected = insert("'telegram', 'a', 't', 'prepared', 'p'");
            operator.ask("reject_response", Map.of("response_id", rejected, "reason", "too early"), "r");
            assertThat(decision(rejected)).isEqualTo("rejected operator null too early");
        }
    }

    @Test
    void respectsTheDecisionOfAnotherProgram() throws Exception {
        try (Peer operator = operator(server)) {
            String id = insert("'vk', 'a', 't', 'r', NULL");
            other.execute("UPDATE pending_responses SET status = 'approved' WHERE id = " + id);
            assertThat(text(approve(operator, id), "by")).isEqualTo("unknown");
            assertThat(ModerationServer.code(reject(operator, id))).isEqualTo("conflict");
            assertThat(ModerationProtocolTest.ids(pending(operator))).doesNotContain(id);
        }
    }

    @Test
    void showsRowsWithValuesOutsideTheContractsLimits() throws Exception {
        try (Peer operator = operator(server)) {
            String id = insert("'vk', 'a', REPEAT('x', 100000), REPEAT('🐺', 10001), NULL");
            other.execute("UPDATE pending_responses SET created_at = 9223372036854775807 WHERE id = " + id);
            JsonNode row = find(pending(operator), id);
            assertThat(row.path("text").stringValue()).isEqualTo("x".repeat(9_999) + "…");
            assertThat(row.path("created_at").stringValue()).startsWith("9999-12-31T23:59:59");
            reject(operator, id);
        }
    }

    @Test
    void countsTheResponsesThatDoNotFitIntoASnapshot() throws Exception {
        try (Peer operator = operator(server)) {
            for (int i = 0; i < 30; i++) {
                insert("'vk', 'a', REPEAT('<', 10000), 'r', NULL");
            }
            JsonNode snapshot = pending(operator);
            int listed = snapshot.at("/payload/responses").size();
            long more = snapshot.at("/payload/more").longValue();
            assertThat(listed).isBetween(10, 29);
            assertThat(listed + more).isGreaterThanOrEqualTo(30);
            assertThat(snapshot.toString().length()).isLessThan(1 << 20);
            ModerationProtocolTest.ids(snapshot).forEach(id -> reject(operator, id));
            JsonNode rest = pending(operator);
            assertThat(rest.at("/payload/responses")).hasSize((int) more);
            assertThat(rest.path("payload").has("more")).isFalse();
            ModerationProtocolTest.ids(rest).forEach(id -> reject(operator, id));
        }
    }

    private static JsonNode find(JsonNode snapshot, String id) {
        for (JsonNode response : snapshot.at("/payload/responses")) {
            if (response.path("response_id").stringValue().equals(id)) {
                return response;
            }
        }
        throw new AssertionError("no response " + id + " in " + snapshot);
    }

    private static String insert(String values) throws SQLException {
        return other.insert("INSERT INTO pending_responses (platform, author, comment_text, reply, post_id) VALUES ("
                + values + ")");
    }

    private static String decision(String id) throws SQLException {
        return other.query("SELECT status, decided_by, edited_reply, reason FROM pending_responses WHERE id = " + id);
    }
}
