package dev.howl.app.broadcasts;

import static dev.howl.app.broadcasts.BroadcastServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.ServerUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Acceptance test of scheduled broadcasts over the Howl protocol. */
class SchedulingTest {
    private static ServerUnderTest server;
    private Peer operator;
    private int asked;

    @BeforeAll
    static void start() {
        server = BroadcastServer.start("howl.broadcasts.max-schedules=3");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        operator = BroadcastServer.operator(server);
    }

    @AfterEach
    void cancelAll() {
        list().forEach(schedule -> operator.ask("cancel_broadcast", Map.of("schedule_id", idOf(schedule)), "end"));
        operator.close();
    }

    @Test
    void sendsABroadcastWithItsOwnIdAtEachTick() throws Exception {
        try (Peer listener = BroadcastServer.listener(server)) {
            JsonNode scheduled = schedule(Map.of("message", "Drink some water", "every", "PT1S"));
            Instant first = Instant.parse(text(scheduled, "next_at"));
            JsonNode one = listener.await("broadcast");
            assertThat(Instant.now()).isAfterOrEqualTo(first);
            JsonNode two = listener.await("broadcast");
            for (JsonNode event : List.of(one, two)) {
                assertThat(text(event, "schedule_id")).isEqualTo(text(scheduled, "schedule_id"));
                assertThat(text(event, "message")).isEqualTo("Drink some water");
            }
            assertThat(text(two, "broadcast_id")).isNotEqualTo(text(one, "broadcast_id"));
            assertThat(two.at("/position/seq").longValue())
                    .isEqualTo(one.at("/position/seq").longValue() + 1);
        }
    }

    @Test
    void listsSchedulesByTheirNextTick() {
        schedule(Map.of("message", "Yearly", "cron", "0 12 1 1 *", "zone", "Europe/Berlin"));
        schedule(Map.of("message", "Daily", "every", "P1D"));
        schedule(Map.of("message", "Hourly", "every", "PT1H"));
        JsonNode list = list();
        assertThat(list.valueStream().map(one -> one.path("message").stringValue()))
                .startsWith("Hourly")
                .containsExactlyInAnyOrder("Hourly", "Daily", "Yearly");
        JsonNode yearly =
                list.valueStream().filter(one -> one.has("cron")).findFirst().orElseThrow();
        assertThat(yearly.path("cron").stringValue()).isEqualTo("0 12 1 1 *");
        assertThat(yearly.path("zone").stringValue()).isEqualTo("Europe/Berlin");
        assertThat(yearly.path("next_at").stringValue()).endsWith("-01-01T11:00:00Z");
        assertThat(yearly.has("every")).isFalse();
    }

    @Test
    void refusesMoreSchedulesThanTheLimit() {
        for (int i = 0; i < 3; i++) {
            assertThat(text(schedule(Map.of("message", "One more", "every", "PT1H")), "schedule_id"))
                    .isNotBlank();
        }
        JsonNode refused = schedule(Map.of("message", "One too many", "every", "PT1H"));
        assertThat(text(refused, "code")).isEqualTo("conflict");
        operator.ask("cancel_broadcast", Map.of("schedule_id", idOf(list().get(0))), "c");
        assertThat(text(schedule(Map.of("message", "Room again", "every", "PT1H")), "schedule_id"))
                .isNotBlank();
    }

    @Test
    void createsOneScheduleForARepeatedDedupeId() {
        Map<String, Object> water = Map.of("message", "Drink", "every", "PT1H", "dedupe_id", "water");
        JsonNode first = schedule(water);
        assertThat(schedule(water).path("payload")).isEqualTo(first.path("payload"));
        assertThat(list()).hasSize(1);
    }

    @Test
    void sendsNothingAfterACancellation() throws Exception {
        try (Peer listener = BroadcastServer.listener(server)) {
            Map<String, Object> id =
                    Map.of("schedule_id", text(schedule(Map.of("message", "Drink", "every", "PT1S")), "schedule_id"));
            schedule(Map.of("message", "Still there", "every", "PT1S"));
            awaitMessage(listener, "Drink");
            JsonNode cancelled = operator.ask("cancel_broadcast", id, "c-1");
            assertThat(cancelled.path("type").stringValue()).isEqualTo("broadcast_cancelled");
            operator.ask("send_broadcast", Map.of("message", "From here on"), "b");
            awaitMessage(listener, "From here on");
            for (int i = 0; i < 3; i++) {
                assertThat(text(listener.await("broadcast"), "message")).isEqualTo("Still there");
            }
            JsonNode again = operator.ask("cancel_broadcast", id, "c-2");
            assertThat(text(again, "code")).isEqualTo("not_found");
            assertThat(text(again, "pointer")).isEqualTo("/payload/schedule_id");
        }
    }

    @Test
    void keepsSchedulesAcrossARestart() throws Exception {
        JsonNode scheduled = schedule(Map.of("message", "Drink some water", "every", "PT1S"));
        schedule(Map.of("message", "Lunch is served", "cron", "0 12 * * MON-FRI", "zone", "Europe/Berlin"));
        JsonNode before = list();
        operator.close();
        assertThat(server.stop()).isZero();
        server.startAgain();
        operator = BroadcastServer.operator(server);
        try (Peer listener = BroadcastServer.listener(server)) {
            assertThat(list().valueStream().map(SchedulingTest::idOf))
                    .containsExactlyInAnyOrderElementsOf(
                            before.valueStream().map(SchedulingTest::idOf).toList());
            JsonNode event = listener.await("broadcast");
            assertThat(text(event, "schedule_id")).isEqualTo(text(scheduled, "schedule_id"));
            // The ticks still count from the moment at which the schedule was created, not from the restart.
            Instant first = Instant.parse(text(scheduled, "next_at"));
            Instant next = Instant.parse(list().get(0).path("next_at").stringValue());
            assertThat(Duration.between(first, next).toMillis() % 1_000).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every | PT0S                 |             | /payload/every
                    every | P9999D               |             | /payload/every
                    every | P99999999999999999D  |             | /payload/every
                    every | PT1H                 | UTC         | /payload/zone
                    cron  | 0 99 * * *           |             | /payload/cron
                    cron  | 0 12 30 2 *          |             | /payload/cron
                    cron  | 0 12 * * *           | Mars/Howl   | /payload/zone
                    cron  | noon                 |             | /payload/cron
                    """)
    void refusesAnInvalidScheduleWithAPointer(String property, String value, String zone, String pointer) {
        server.recorder().allow(frame -> frame.text().contains("noon"));
        Map<String, Object> payload = new HashMap<>(Map.of("message", "Never", property, value));
        if (zone != null) {
            payload.put("zone", zone);
        }
        JsonNode refused = schedule(payload);
        assertThat(text(refused, "code")).isEqualTo("schema_violation");
        assertThat(text(refused, "pointer")).isEqualTo(pointer);
        assertThat(list()).isEmpty();
    }

    private JsonNode schedule(Map<String, Object> payload) {
        return operator.ask("schedule_broadcast", payload, "s-" + ++asked);
    }

    private JsonNode list() {
        return operator.ask("list_broadcasts", Map.of(), "l-" + ++asked).at("/payload/schedules");
    }

    private static String idOf(JsonNode schedule) {
        return schedule.path("schedule_id").stringValue();
    }

    private static void awaitMessage(Peer listener, String message) {
        String received = "";
        while (!received.equals(message)) {
            received = text(listener.await("broadcast"), "message");
        }
    }
}
