package dev.howl.app.incidents;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acceptance test of dashboard outages: the server reports them, recovers, and publishes the changes made meanwhile.
 */
class OutagesTest {
    private static final String ONE = incident(1, "one", 1);
    private static StubDashboard dashboard;
    private static ServerUnderTest server;
    private static int changes;

    /** A kind of failure of the dashboard, with the outcome that the metric counts for it. */
    enum Outage {
        ERROR(PollOutcome.STATUS),
        UNEXPECTED_NOT_MODIFIED(PollOutcome.STATUS),
        NO_REPLY(PollOutcome.TIMEOUT),
        ENDLESS(PollOutcome.TIMEOUT),
        CONNECTION_CUT(PollOutcome.UNREACHABLE),
        TRUNCATED(PollOutcome.INVALID),
        HTML(PollOutcome.INVALID),
        LARGE(PollOutcome.TOO_LARGE);

        private final PollOutcome outcome;

        Outage(PollOutcome outcome) {
            this.outcome = outcome;
        }

        StubDashboard.Reply of(StubDashboard stub) {
            return switch (this) {
                case ERROR -> stub.status(500);
                case UNEXPECTED_NOT_MODIFIED -> stub.status(304);
                case NO_REPLY -> stub.noReply();
                case ENDLESS -> stub.endless(Duration.ofMillis(20));
                case CONNECTION_CUT -> stub.cutOff("[" + ONE);
                case TRUNCATED -> stub.json("[" + ONE + ", {\"id\": 2,");
                case HTML -> stub.json("<html></html>");
                case LARGE -> stub.large(50 << 20);
            };
        }
    }

    @BeforeAll
    static void start() {
        dashboard = StubDashboard.start();
        dashboard.show(ONE);
        server = IncidentServer.startReady(dashboard);
    }

    @AfterAll
    static void stop() {
        server.close();
        dashboard.close();
    }

    @ParameterizedTest
    @EnumSource
    void reportsAnOutageAndRecoversByItself(Outage outage) throws Exception {
        try (Mirror mirror = Mirror.of(server)) {
            long before = IncidentServer.polls(server, outage.outcome);
            String old = warnings();
            dashboard.answer(outage.of(dashboard));
            IncidentServer.awaitHealth(server, "/readiness", 503);
            dashboard.awaitRequests(2);
            assertThat(IncidentServer.health(server, "/liveness")).isEqualTo(200);
            assertThat(IncidentServer.polls(server, outage.outcome)).isGreaterThan(before);
            mirror.assertIsWhatTheServerHas();
            assertRecovers(mirror);
            // One warning per outage, not one per failed poll.
            assertThat(warnings().substring(old.length()).strip().lines()).hasSize(1);
        }
    }

    @Test
    void reportsAnUnreachableDashboardAndRecovers() throws Exception {
        try (Mirror mirror = Mirror.of(server)) {
            long before = IncidentServer.polls(server, PollOutcome.UNREACHABLE);
            dashboard.stop();
            IncidentServer.awaitHealth(server, "/readiness", 503);
            Await.until(
                    "a second failed poll", () -> IncidentServer.polls(server, PollOutcome.UNREACHABLE) > before + 1);
            assertThat(IncidentServer.metric(server, "howl_incidents_last_success_age_seconds"))
                    .isGreaterThan(0.2);
            mirror.assertIsWhatTheServerHas();
            dashboard.restart();
            assertRecovers(mirror);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": 2}", "\"text\"", "{\"id\": 1}"})
    void anOddIncidentKeepsNoOtherBack(String odd) throws Exception {
        try (Mirror mirror = Mirror.of(server)) {
            String text = "change " + ++changes;
            dashboard.show(incident(1, text, 1), odd);
            mirror.next();
            assertThat(mirror.texts()).containsExactly(text);
            assertThat(IncidentServer.health(server, "/readiness")).isEqualTo(200);
            mirror.assertIsWhatTheServerHas();
        }
    }

    private static void assertRecovers(Mirror mirror) {
        String text = "change " + ++changes;
        dashboard.show(incident(1, text, 1));
        mirror.next();
        assertThat(mirror.texts()).containsExactly(text);
        IncidentServer.awaitHealth(server, "/readiness", 200);
        mirror.assertIsWhatTheServerHas();
    }

    private static String warnings() {
        StringBuilder warnings = new StringBuilder();
        server.program()
                .output()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .forEach(line -> warnings.append(line).append('\n'));
        return warnings.toString();
    }
}
