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
import dev.howl.testservices.MariaDb;
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

/** Acceptance test of concurrent decisions: one operator approves a thousand responses while another rejects them. */
class ConcurrentDecisionsTest {
    private static final int RESPONSES = 1_000;
    private static final int IN_FLIGHT = 20;
    private static final String NO_RATE_LIMIT = "howl.limits.messages-per-second=1000000";
    /** Starts a thread per task: the common pool may have a single thread, and the two tasks wait for each other. */
    private static final Executor NEW_THREAD = task -> new Thread(task, "operator").start();

    private static final String CONNECTION_LIMIT = "howl.limits.connections=100";

    @Test
    @Timeout(300)
    void decidesEachResponseOnceOnH2() throws Exception {
        try (ServerUnderTest server = ModerationServer.start(NO_RATE_LIMIT, CONNECTION_LIMIT)) {
            for (int i = 0; i < RESPONSES; i++) {
                prepare(server, comment("Author " + i));
            }
            assertEachIsDecidedOnce(server);
        }
    }

    @Test
    @Timeout(300)
    void decidesEachResponseOnceOnMariaDb() throws Exception {
        try (MariaDb database = MariaDb.start();
                ServerUnderTest server = ModerationServer.startOn(database, NO_RATE_LIMIT, CONNECTION_LIMIT)) {
            insert(database);
            assertEachIsDecidedOnce(server);
        }
    }

    private static void assertEachIsDecidedOnce(ServerUnderTest server) throws Exception {
        try (Peer approving = operator(server);
                Peer rejecting = operator(server);
                Peer one = panel(server);
                Peer other = panel(server)) {
            List<String> ids = ModerationProtocolTest.ids(pending(approving));
            assertThat(ids).hasSize(RESPONSES).doesNotHaveDuplicates();
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Map<String, JsonNode>> approved = CompletableFuture.supplyAsync(
                    () -> decide(approving, "approve_response", ids, 1, start), NEW_THREAD);
            CompletableFuture<Map<String, JsonNode>> rejected = CompletableFuture.supplyAsync(
                    () -> decide(rejecting, "reject_response", ids, 2, start), NEW_THREAD);
            Map<String, String> outcomes = outcomes(one);
            assertThat(outcomes(other)).isEqualTo(outcomes);
            assertEachAnswerIs(approved.get(120, TimeUnit.SECONDS), "approved", outcomes);
            assertEachAnswerIs(rejected.get(120, TimeUnit.SECONDS), "rejected", outcomes);
            // Each operator must have won at least once; otherwise the decisions did not run concurrently.
            assertThat(outcomes.values()).contains("approved", "rejected");
            assertThat(ModerationProtocolTest.ids(pending(approving))).isEmpty();
            assertThat(one.receiveAll()).isEmpty();
            assertThat(other.receiveAll()).isEmpty();
        }
    }

    /**
     * Receives the panel's events, asserts that there is one per response with contiguous seq, and returns the
     * outcomes.
     */
    private static Map<String, String> outcomes(Peer panel) {
        Map<String, String> outcomes = new HashMap<>();
        long last = 0;
        for (int i = 0; i < RESPONSES; i++) {
            JsonNode event = panel.await("response_resolved");
            long seq = event.at("/position/seq").longValue();
            assertThat(last == 0 || seq == last + 1).isTrue();
            last = seq;
            assertThat(outcomes.put(text(event, "response_id"), text(event, "status")))
                    .isNull();
        }
        return outcomes;
    }

    private static void assertEachAnswerIs(Map<String, JsonNode> answers, String status, Map<String, String> outcomes) {
        assertThat(answers).hasSize(RESPONSES);
        answers.forEach((id, answer) -> {
            if (status.equals(outcomes.get(id))) {
                assertThat(text(answer, "status")).isEqualTo(status);
            } else {
                assertThat(ModerationServer.code(answer)).isEqualTo("conflict");
            }
        });
    }

    /** Decides all responses in a random order, with up to twenty requests in flight. */
    private static Map<String, JsonNode> decide(
            Peer operator, String type, List<String> ids, long seed, CyclicBarrier start) {
        List<String> order = new ArrayList<>(ids);
        Collections.shuffle(order, new Random(seed));
        Map<String, JsonNode> answers = new HashMap<>();
        awaitAll(start);
        for (int i = 0; i < order.size() + IN_FLIGHT; i++) {
            if (i < order.size()) {
                operator.send(type, Map.of("response_id", order.get(i)), order.get(i));
            }
            if (i >= IN_FLIGHT) {
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
            throw new AssertionError("the other operator did not reach the barrier within 60 s", e);
        }
    }

    /** Inserts responses as another program does: only the columns that it knows. */
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
