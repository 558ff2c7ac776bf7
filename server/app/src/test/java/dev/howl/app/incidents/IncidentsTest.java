package dev.howl.app.incidents;

import static dev.howl.app.incidents.IncidentServer.INTERVAL;
import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Acceptance test of the topic {@code incidents} while the dashboard changes. */
class IncidentsTest {
    @AutoClose
    private final StubDashboard dashboard = StubDashboard.start();

    @Test
    void takesTheFirstListAsABaselineWithoutAnEvent() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            assertThat(mirror.texts()).containsExactly("one");
            assertThat(mirror.seq()).isZero();
            dashboard.awaitRequests(3);
            assertThat(mirror.peer().receiveAll()).isEmpty();
        }
    }

    @Test
    void takesAnEmptyFirstListAsABaseline() throws Exception {
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            assertThat(mirror.texts()).isEmpty();
            dashboard.show(incident(1, "one", 1));
            assertThat(mirror.next().path("added")).hasSize(1);
            mirror.assertIsWhatTheServerHas();
        }
    }

    @Test
    void publishesChangesFieldByField() throws Exception {
        dashboard.show(incident(1, "one", 1, "a"), incident(2, "two", 2));
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            dashboard.show(incident(3, "three", 0), incident(1, "one, worse", 3, "a", "b"));
            JsonNode diff = mirror.next();
            assertThat(diff.at("/added/0/text").asString()).isEqualTo("three");
            assertThat(diff.at("/removed").toString()).isEqualTo("[2]");
            JsonNode change = diff.at("/changed/0");
            assertThat(change.path("fields").toString())
                    .isEqualTo("{\"text\":{\"old\":\"one\",\"new\":\"one, worse\"},\"impact\":{\"old\":1,\"new\":3}}");
            assertThat(change.path("appended_updates")).hasSize(1);
            assertThat(change.at("/appended_updates/0/text").asString()).isEqualTo("b");
            assertThat(change.at("/incident/updates")).hasSize(2);
            mirror.assertIsWhatTheServerHas();
            dashboard.show();
            assertThat(mirror.next().path("removed").toString()).isEqualTo("[1,3]");
            mirror.assertIsWhatTheServerHas();
        }
    }

    @Test
    void splitsALargeDiffIntoSeveralEvents() throws Exception {
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            String[] many = IntStream.range(0, 150)
                    .mapToObj(id -> incident(id, "t".repeat(9_990) + id, 1))
                    .toArray(String[]::new);
            dashboard.show(many);
            while (mirror.texts().size() < many.length) {
                mirror.next();
            }
            assertThat(mirror.seq()).isBetween(5L, 10L);
            mirror.assertIsWhatTheServerHas();
        }
    }

    @Test
    void resumesWithoutAGapAfterARestart() throws Exception {
        dashboard.show(incident(1, "one", 1));
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror before = Mirror.of(server)) {
            dashboard.show(incident(1, "one", 1), incident(2, "two", 1));
            before.next();
            before.peer().close();
            assertThat(server.stop()).isZero();
            dashboard.show(incident(2, "two", 1), incident(3, "three", 1));
            server.startAgain();
            try (Mirror after = before.resume(server)) {
                after.next();
                assertThat(after.texts()).containsExactly("two", "three");
                after.assertIsWhatTheServerHas();
            }
        }
    }

    @Test
    void pollsOncePerIntervalForAnyNumberOfClients() throws Exception {
        try (ServerUnderTest server = IncidentServer.startReady(dashboard)) {
            List<Mirror> mirrors = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                mirrors.add(Mirror.of(server));
            }
            // Two more than the whole intervals are allowed: one request at the start and one at the end of the
            // measured time.
            int earlier = dashboard.requests();
            long before = System.nanoTime();
            dashboard.awaitRequests(10);
            mirrors.forEach(Mirror::assertIsWhatTheServerHas);
            int requests = dashboard.requests() - earlier;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - before);
            assertThat(requests).isLessThanOrEqualTo((int) (elapsed.dividedBy(INTERVAL) + 2));
            dashboard.show(incident(1, "one", 1));
            mirrors.forEach(Mirror::next);
            mirrors.forEach(Mirror::close);
        }
    }

    @Test
    void publishesNothingForAnUnchangedAnswer() throws Exception {
        dashboard.answer(dashboard.tagged("[" + incident(1, "one", 1) + "]"));
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            dashboard.awaitRequests(5);
            assertThat(dashboard.notModified()).isGreaterThanOrEqualTo(4);
            dashboard.answer(dashboard.tagged("[" + incident(1, "one", 2) + "]"));
            assertThat(mirror.next().at("/changed/0/fields/impact/new").intValue())
                    .isEqualTo(2);
            mirror.assertIsWhatTheServerHas();
            Await.until("the change is counted", () -> IncidentServer.polls(server, PollOutcome.CHANGED) == 2);
        }
    }

    @Test
    void answersUnavailableUntilTheDashboardHasBeenRead() throws Exception {
        dashboard.answer(dashboard.noReply());
        try (ServerUnderTest server = IncidentServer.start(dashboard);
                Peer peer = Peer.connected(server)) {
            JsonNode refusal = peer.ask("get_incidents", Map.of(), "early");
            assertThat(refusal.at("/payload/code").asString()).isEqualTo("unavailable");
            assertThat(refusal.at("/payload/retryable").booleanValue()).isTrue();
            assertThat(IncidentServer.health(server, "/readiness")).isEqualTo(503);
            assertThat(IncidentServer.health(server, "/liveness")).isEqualTo(200);
            dashboard.show(incident(1, "one", 1));
            IncidentServer.awaitHealth(server, "/readiness", 200);
            assertThat(peer.ask("get_incidents", Map.of(), "late").at("/payload/incidents"))
                    .hasSize(1);
        }
    }

    /** Prints the latency only: an assertion would fail on a busy machine. */
    @Test
    void measuresTheLatencyOfAChange() throws Exception {
        try (ServerUnderTest server = IncidentServer.startReady(dashboard);
                Mirror mirror = Mirror.of(server)) {
            Random random = new Random(1);
            List<Long> millis = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                // Change the dashboard at a random moment of the interval.
                dashboard.awaitRequests(1);
                long moment = System.nanoTime() + random.nextLong(INTERVAL.toNanos());
                Await.until("the random moment", () -> System.nanoTime() > moment);
                long before = System.nanoTime();
                dashboard.show(incident(1, "change " + i, 1));
                mirror.next();
                millis.add((System.nanoTime() - before) / 1_000_000);
            }
            assertThat(mirror.texts()).containsExactly("change 6");
            millis.sort(null);
            System.out.printf(
                    "an incident change reaches a subscriber after %d ms (median), %d ms (longest of %d);"
                            + " the poll interval is %d ms%n",
                    millis.get(millis.size() / 2), millis.get(millis.size() - 1), millis.size(), INTERVAL.toMillis());
        }
    }
}
