package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Howl's roles at a mock of the Howl contract. */
class MockRolesTest {
    private ContractMock mock;
    private MockChannel events;

    @BeforeEach
    void start() throws Exception {
        mock = ContractMock.of(Mocks.howl()).start();
        events = mock.channel("events");
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    /** A client that has connected. */
    private static final class Connected implements AutoCloseable {
        private final RawClient client;
        private final String id;

        Connected(MockChannel events) throws Exception {
            client = RawClient.connect(events.uri());
            id = client.await("initial").at("/payload/id").asString();
            send("connect", "");
        }

        void send(String type, String members) {
            client.send("{\"type\":\"%s\",\"payload\":{\"id\":\"%s\"%s},\"ref\":\"r-1\"}".formatted(type, id, members));
        }

        JsonNode ask(String type, String members, String reply) {
            send(type, members);
            return client.await(reply);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void answersPingsAndRequests() throws Exception {
        try (Connected client = new Connected(events)) {
            JsonNode pong = client.ask("ping", "", "pong");
            assertThat(pong.path("ref").asString()).isEqualTo("r-1");
            assertThat(pong.at("/payload/id").asString()).isEqualTo(client.id);
            assertThat(client.ask("refresh_token", ",\"token\":\"t\"", "token_refreshed")
                            .path("ref")
                            .asString())
                    .isEqualTo("r-1");
            assertThat(client.ask("send_broadcast", ",\"message\":\"Lunch\"", "broadcast_accepted")
                            .path("ref")
                            .asString())
                    .isEqualTo("r-1");
            client.send("disconnect", "");
            assertThat(client.client.awaitClosed().code()).isEqualTo(1000);
        }
        mock.assertClean();
    }

    /** The second example of the reply is that of an event. */
    @Test
    void aReplyHasNoPositionOfAnEventThatThereIsNot() throws Exception {
        try (Connected client = new Connected(events)) {
            client.ask("approve_response", ",\"response_id\":\"1\"", "response_resolved");
            JsonNode second = client.ask("reject_response", ",\"response_id\":\"2\"", "response_resolved");
            assertThat(second.path("ref").asString()).isEqualTo("r-1");
            assertThat(second.has("position")).isFalse();
        }
    }

    @Test
    void eventsHaveContiguousPositions() throws Exception {
        try (Connected client = new Connected(events)) {
            JsonNode confirmed = client.ask("subscribe", "", "subscribe_confirmation");
            assertThat(confirmed.at("/payload/topic").asString())
                    .as("the default of the contract")
                    .isEqualTo("wisdom");
            long start = confirmed.at("/payload/position/seq").asLong();
            for (int i = 1; i <= 3; i++) {
                events.push("wisdom_distribution");
                JsonNode position = client.client.await("wisdom_distribution").path("position");
                assertThat(position.path("seq").asLong()).isEqualTo(start + i);
                assertThat(position.path("epoch").asString())
                        .isEqualTo(confirmed.at("/payload/position/epoch").asString());
            }
            assertThat(client.ask("unsubscribe", "", "unsubscribe_confirmation")
                            .at("/payload/topic")
                            .asString())
                    .isEqualTo("wisdom");
            assertThat(client.client.closed()).isNotDone();
        }
        mock.assertClean();
    }

    @Test
    void resumesAfterAPositionAndReportsAGapWhereItCannot() throws Exception {
        String since = ",\"since\":{\"epoch\":\"%s\",\"seq\":%d}";
        String epoch;
        try (Connected client = new Connected(events)) {
            epoch = client.ask("subscribe", "", "subscribe_confirmation")
                    .at("/payload/position/epoch")
                    .asString();
            events.push("wisdom_distribution");
            events.push("wisdom_distribution");
            client.client.await("wisdom_distribution");
        }
        try (Connected client = new Connected(events)) {
            client.ask("subscribe", since.formatted(epoch, 1), "subscribe_confirmation");
            assertThat(client.client
                            .await("wisdom_distribution")
                            .at("/position/seq")
                            .asLong())
                    .isEqualTo(2);
            events.gap("wisdom");
            JsonNode gap = client.client.await("gap");
            assertThat(gap.at("/payload/reason").asString()).isEqualTo("lagging");
            long resume = gap.at("/payload/resume_at/seq").asLong();
            events.push("wisdom_distribution");
            assertThat(client.client
                            .await("wisdom_distribution")
                            .at("/position/seq")
                            .asLong())
                    .isEqualTo(resume + 1);
            client.ask("subscribe", since.formatted(epoch, 2), "subscribe_confirmation");
            assertThat(client.client.await("gap").at("/payload/reason").asString())
                    .isEqualTo("trimmed");
            events.newEpoch();
            client.ask("subscribe", since.formatted(epoch, resume), "subscribe_confirmation");
            assertThat(client.client.await("gap").at("/payload/reason").asString())
                    .isEqualTo("epoch_changed");
        }
        mock.assertClean();
    }

    @Test
    void publishesToTheKeyThatIsSubscribedAndTakesSnapshotsThere() throws Exception {
        String key = ",\"topic\":\"alerts\",\"key\":\"11111111-2222-4333-8444-555555555555\"";
        try (Connected client = new Connected(events)) {
            assertThat(client.ask("subscribe", ",\"topic\":\"alerts\"", "error")
                            .at("/payload/code")
                            .asString())
                    .isEqualTo("key_required");
            client.ask("subscribe", key, "subscribe_confirmation");
            events.push("alert");
            JsonNode alert = client.client.await("alert");
            assertThat(alert.at("/payload/city").asString())
                    .isEqualTo(alert.at("/position/key").asString())
                    .isEqualTo("11111111-2222-4333-8444-555555555555");
            JsonNode alerts = client.ask("get_alerts", ",\"key\":\"11111111-2222-4333-8444-555555555555\"", "alerts");
            assertThat(alerts.at("/payload/position")).isEqualTo(alert.path("position"));
        }
        mock.assertClean();
    }

    @Test
    void refusesWithTheErrorOfTheContract() throws Exception {
        try (Connected client = new Connected(events)) {
            JsonNode error = client.ask("send_broadcast", ",\"message\":7", "error");
            assertThat(error.at("/payload/code").asString()).isEqualTo("schema_violation");
            assertThat(error.at("/payload/pointer").asString()).isEqualTo("/payload/message");
            assertThat(error.path("ref").asString()).isEqualTo("r-1");
            client.client.send("{");
            assertThat(client.client.await("error").at("/payload/code").asString())
                    .isEqualTo("bad_json");
            assertThat(client.ask("sing", "", "error").at("/payload/code").asString())
                    .isEqualTo("unknown_type");
            events.on("list_broadcasts").error("forbidden");
            assertThat(client.ask("list_broadcasts", "", "error")
                            .at("/payload/code")
                            .asString())
                    .isEqualTo("forbidden");
            client.client.send("{\"type\":\"list_broadcasts\",\"payload\":{\"id\":\"other\"}}");
            assertThat(client.client.await("error").at("/payload/code").asString())
                    .isEqualTo("wrong_id");
        }
        assertThat(events.violations())
                .extracting(MockViolation::keyword)
                .containsExactly("type", "not-json", "unknown-message", "wrong_id");
    }

    @Test
    void requiresConnectFirst() throws Exception {
        try (RawClient client = RawClient.connect(events.uri())) {
            String id = client.await("initial").at("/payload/id").asString();
            client.send("{\"type\":\"list_broadcasts\",\"payload\":{\"id\":\"" + id + "\"}}");
            assertThat(client.await("error").at("/payload/code").asString()).isEqualTo("not_connected");
        }
    }

    @Test
    void announcesThatItMoves() throws Exception {
        try (Connected client = new Connected(events)) {
            events.await("connect");
            events.moving(Duration.ofSeconds(1), Duration.ofSeconds(3));
            assertThat(client.client.await("moving").path("payload"))
                    .hasToString("{\"after_ms\":1000,\"deadline_ms\":3000}");
        }
    }
}
