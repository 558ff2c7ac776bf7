package dev.howl.app.moderation;

import static dev.howl.app.moderation.ModerationServer.approve;
import static dev.howl.app.moderation.ModerationServer.code;
import static dev.howl.app.moderation.ModerationServer.comment;
import static dev.howl.app.moderation.ModerationServer.operator;
import static dev.howl.app.moderation.ModerationServer.panel;
import static dev.howl.app.moderation.ModerationServer.pending;
import static dev.howl.app.moderation.ModerationServer.post;
import static dev.howl.app.moderation.ModerationServer.prepare;
import static dev.howl.app.moderation.ModerationServer.reject;
import static dev.howl.app.moderation.ModerationServer.send;
import static dev.howl.app.moderation.ModerationServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.MariaDb;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the moderation while the database is down or does not answer. */
class DatabaseOutageTest {
    private MariaDb database;
    private ServerUnderTest server;

    @BeforeEach
    void start() {
        database = MariaDb.start();
        server = ModerationServer.startOn(database, "spring.datasource.hikari.connection-timeout=1000");
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    @Timeout(240)
    void answersUnavailableAndChangesNothingWhileTheDatabaseIsDown() throws Exception {
        try (Peer operator = operator(server);
                Peer panel = panel(server)) {
            String id = prepare(server, "Anna");
            panel.await("response_pending");
            database.kill();
            assertUnavailable(approve(operator, id));
            assertUnavailable(reject(operator, id));
            assertUnavailable(pending(operator));
            HttpResponse<String> refused = send(post(server, Json.mapper().writeValueAsString(comment("Boris"))));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("\"unavailable\"");

            database.startAgain();
            JsonNode snapshot = available(() -> pending(operator));
            assertThat(ModerationProtocolTest.ids(snapshot)).isEqualTo(List.of(id));
            assertThat(panel.receiveAll()).isEmpty();
            assertThat(text(approve(operator, id), "status")).isEqualTo("approved");
            assertThat(text(panel.await("response_resolved"), "response_id")).isEqualTo(id);
        }
        assertThat(server.program().output()).doesNotContain("password=" + database.password());
    }

    @Test
    @Timeout(240)
    void answersInTimeWhileTheDatabaseHangs() throws Exception {
        try (Peer operator = operator(server);
                Peer panel = panel(server)) {
            String id = prepare(server, "Anna");
            panel.await("response_pending");
            database.pause();
            assertUnavailable(approve(operator, id));
            database.resume();
            JsonNode answer = available(() -> approve(operator, id));
            assertThat(text(answer, "status")).isEqualTo("approved");
            JsonNode event = panel.await("response_resolved");
            assertThat(event.path("payload")).isEqualTo(answer.path("payload"));
            assertThat(panel.receiveAll()).isEmpty();
        }
    }

    private static void assertUnavailable(JsonNode answer) {
        assertThat(code(answer)).isEqualTo("unavailable");
        assertThat(answer.at("/payload/retryable").booleanValue()).isTrue();
    }

    private interface Request {
        JsonNode answer();
    }

    /** Repeats a request until its reply is no error; the test's {@code @Timeout} bounds it. */
    private static JsonNode available(Request request) {
        JsonNode answer = request.answer();
        while (answer.path("type").stringValue().equals("error")) {
            assertUnavailable(answer);
            answer = request.answer();
        }
        return answer;
    }
}
