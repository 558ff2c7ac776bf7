package dev.howl.app.moderation;

import static dev.howl.app.moderation.ModerationServer.approve;
import static dev.howl.app.moderation.ModerationServer.code;
import static dev.howl.app.moderation.ModerationServer.operator;
import static dev.howl.app.moderation.ModerationServer.panel;
import static dev.howl.app.moderation.ModerationServer.pending;
import static dev.howl.app.moderation.ModerationServer.prepare;
import static dev.howl.app.moderation.ModerationServer.reject;
import static dev.howl.app.moderation.ModerationServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the moderation over the Howl protocol. */
class ModerationProtocolTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ModerationServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsAPendingResponseToEveryPanel() throws Exception {
        try (Peer one = panel(server);
                Peer two = panel(server)) {
            String id = prepare(server, "Anna");
            JsonNode event = one.await("response_pending");
            assertThat(two.await("response_pending")).isEqualTo(event);
            assertThat(text(event, "response_id")).isEqualTo(id);
            assertThat(text(event, "post_text")).isEqualTo("Our menu for March is here.");
            assertThat(text(event, "card_html")).contains("<bdi>Anna</bdi>", "The soup is back on Monday.");
            assertThat(Instant.parse(text(event, "created_at"))).isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void answersADecisionAndTellsEveryPanel() throws Exception {
        try (Peer panel = panel(server);
                Peer operator = operator(server)) {
            String id = prepare(server, "Boris");
            JsonNode answer = operator.ask("approve_response", Map.of("response_id", id, "text", "On Tuesday."), "a");
            assertThat(text(answer, "status")).isEqualTo("approved");
            assertThat(text(answer, "by")).isEqualTo("operator");
            JsonNode event = panel.await("response_resolved");
            assertThat(event.path("payload")).isEqualTo(answer.path("payload"));
            assertThat(event.at("/position/topic").stringValue()).isEqualTo("moderation");
            assertThat(ids(pending(operator))).doesNotContain(id);
        }
    }

    @Test
    void answersARepeatedDecisionWithTheFirstOne() throws Exception {
        try (Peer panel = panel(server);
                Peer one = operator(server);
                Peer other = operator(server)) {
            String id = prepare(server, "Vera");
            JsonNode first = one.ask("reject_response", Map.of("response_id", id, "reason", "Too early."), "r");
            assertThat(reject(other, id).path("payload")).isEqualTo(first.path("payload"));
            panel.await("response_resolved");
            assertThat(panel.receiveAll())
                    .extracting(frame -> frame.path("type").stringValue())
                    .doesNotContain("response_resolved");
        }
    }

    @Test
    void refusesTheOppositeDecisionWithConflict() throws Exception {
        try (Peer operator = operator(server)) {
            String approved = prepare(server, "Gleb");
            approve(operator, approved);
            assertThat(code(reject(operator, approved))).isEqualTo("conflict");
            String rejected = prepare(server, "Dina");
            reject(operator, rejected);
            assertThat(code(approve(operator, rejected))).isEqualTo("conflict");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "0", "-1", "01", "1 OR 1=1", "999999999999999999999999", "soup", "１"})
    void answersNotFoundForAnUnknownId(String id) throws Exception {
        try (Peer operator = operator(server)) {
            JsonNode refusal = approve(operator, id);
            assertThat(code(refusal)).isEqualTo("not_found");
            assertThat(text(refusal, "pointer")).isEqualTo("/payload/response_id");
            assertThat(code(reject(operator, id))).isEqualTo("not_found");
        }
    }

    @Test
    void continuesFromTheSnapshotWithoutAGap() throws Exception {
        try (Peer operator = operator(server)) {
            String before = prepare(server, "Elena");
            JsonNode snapshot = pending(operator);
            assertThat(ids(snapshot)).contains(before);
            JsonNode position = snapshot.at("/payload/position");
            String after = prepare(server, "Fedor");
            approve(operator, before);
            Map<String, Object> since = Map.of(
                    "epoch",
                    position.path("epoch").stringValue(),
                    "seq",
                    position.path("seq").longValue());
            operator.ask("subscribe", Map.of("topic", "moderation", "since", since), "s");
            JsonNode shown = operator.await("response_pending");
            assertThat(text(shown, "response_id")).isEqualTo(after);
            assertThat(shown.at("/position/seq").longValue())
                    .isEqualTo(position.path("seq").longValue() + 1);
            assertThat(text(operator.await("response_resolved"), "response_id")).isEqualTo(before);
        }
    }

    @Test
    void refusesEveryRequestWithoutAToken() throws Exception {
        try (Peer stranger = Peer.connected(server)) {
            String id = prepare(server, "Galina");
            assertThat(code(stranger.ask("subscribe", Map.of("topic", "moderation"), "s")))
                    .isEqualTo("unauthenticated");
            assertThat(code(pending(stranger))).isEqualTo("unauthenticated");
            assertThat(code(approve(stranger, id))).isEqualTo("unauthenticated");
            assertThat(code(reject(stranger, id))).isEqualTo("unauthenticated");
            try (Peer operator = operator(server)) {
                assertThat(ids(pending(operator))).contains(id);
            }
        }
    }

    @Test
    void keepsPendingResponsesAcrossARestart() throws Exception {
        String id = prepare(server, "Hanna");
        assertThat(server.stop()).isZero();
        server.startAgain();
        try (Peer operator = operator(server)) {
            assertThat(ids(pending(operator))).contains(id);
            assertThat(text(approve(operator, id), "status")).isEqualTo("approved");
        }
    }

    static List<String> ids(JsonNode snapshot) {
        assertThat(snapshot.path("type").stringValue()).isEqualTo("pending_responses");
        return StreamSupport.stream(snapshot.at("/payload/responses").spliterator(), false)
                .map(response -> response.path("response_id").stringValue())
                .toList();
    }
}
