package dev.howl.app.moderation;

import static dev.howl.app.moderation.ModerationServer.comment;
import static dev.howl.app.moderation.ModerationServer.operator;
import static dev.howl.app.moderation.ModerationServer.panel;
import static dev.howl.app.moderation.ModerationServer.pending;
import static dev.howl.app.moderation.ModerationServer.prepare;
import static dev.howl.app.moderation.ModerationServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.services.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Two operators decide a thousand responses at once, and never agree. */
class DecidingAtOnceTest {
    private static final int RESPONSES = 1_000;
    private static final int AHEAD = 20;
    private static final String FAST = "howl.limits.messages-per-second=1000000";
    /** A thread each: the common pool may have one for all. */
    private static final Executor ITS_OWN = task -> new Thread(task, "operator").start();

    private static final String MANY = "howl.limits.connections=100";

    @Test
    @Timeout(300)
    void onH2EachIsDecidedOnce() throws Exception {
        try (ServerUnderTest server = ModerationServer.start(FAST, MANY)) {
            for (int i = 0; i < RESPONSES; i++) {
                prepare(server, comment("Author " + i));
            }
            eachIsDecidedOnce(server);
        }
    }

    @Test
    @Timeout(300)
    void onMariaDbEachIsDecidedOnce() throws Exception {
        try (MariaDb database = MariaDb.start();
                ServerUnderTest server = ModerationServer.startOn(database, FAST, MANY)) {
            insert(database);
            eachIsDecidedOnce(server);
        }
    }

    private static void eachIsDecidedOnce(ServerUnderTest server) throws Exception {
        try (Peer approving = operator(server);
                Peer rejecting = operator(server);
                Peer one = panel(server);
                Peer other = panel(server)) {
            List<String> ids = ModeratingTest.ids(pending(approving));
            assertThat(ids).hasSize(RESPONSES).doesNotHaveDuplicates();
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Map<String, JsonNode>> approved =
                    CompletableFuture.supplyAsync(() -> decide(approving, "approve_response", ids, 1, start), ITS_OWN);
            CompletableFuture<Map<String, JsonNode>> rejected =
                    CompletableFuture.supplyAsync(() -> decide(rejecting, "reject_response", ids, 2, start), ITS_OWN);
            Map<String, String> left = left(one);
            assertThat(left(other)).isEqualTo(left);
            assertEachAnswerIs(approved.get(120, TimeUnit.SECONDS), "approved", left);
            assertEachAnswerIs(rejected.get(120, TimeUnit.SECONDS), "rejected", left);
            // Both came first to something, or they did not decide at once.
            assertThat(left.values()).contains("approved", "rejected");
            assertThat(ModeratingTest.ids(pending(approving))).isEmpty();
            assertThat(one.drain()).isEmpty();
            assertThat(other.drain()).isEmpty();
        }
    }

    /** What was decided of each response, as a panel is told; it is told of each once, without a hole. */
    private static Map<String, String> left(Peer panel) {
        Map<String, String> left = new HashMap<>();
        long last = 0;
        for (int i = 0; i < RESPONSES; i++) {
            JsonNode event = panel.await("response_resolved");
            long seq = event.at("/position/seq").longValue();
            assertThat(last == 0 || seq == last + 1).isTrue();
            last = seq;
            assertThat(left.put(text(event, "response_id"), text(event, "status")))
                    .isNull();
        }
        return left;
    }

    private static void assertEachAnswerIs(Map<String, JsonNode> answers, String status, Map<String, String> left) {
        assertThat(answers).hasSize(RESPONSES);
        answers.forEach((id, answer) -> {
            if (status.equals(left.get(id))) {
                assertThat(text(answer, "status")).isEqualTo(status);
            } else {
                assertThat(ModerationServer.code(answer)).isEqualTo("conflict");
            }
        });
    }

    /** In an order of its own, with some decisions under way at a time. */
    private static Map<String, JsonNode> decide(
            Peer operator, String type, List<String> ids, long seed, CyclicBarrier start) {
        List<String> order = new ArrayList<>(ids);
        Collections.shuffle(order, new Random(seed));
        Map<String, JsonNode> answers = new HashMap<>();
        awaitAll(start);
        for (int i = 0; i < order.size() + AHEAD; i++) {
            if (i < order.size()) {
                operator.send(type, Map.of("response_id", order.get(i)), order.get(i));
            }
            if (i >= AHEAD) {
                JsonNode answer = Json.mapper().readTree(operator.raw().nextText());
                answers.put(answer.path("ref").stringValue(), answer);
            }
        }
        return answers;
    }

    private static void awaitAll(CyclicBarrier start) {
        try {
            start.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the other operator is not there", e);
        }
    }

    /** As another program writes them: nothing but what it knows. */
    private static void insert(MariaDb database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement insert = connection.prepareStatement("INSERT INTO pending_responses"
                        + " (platform, author, comment_text, reply) VALUES ('2gis', ?, 'Cold tea', 'Sorry')")) {
            for (int i = 0; i < RESPONSES; i++) {
                insert.setString(1, "Guest " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
