package dev.howl.app.incidents;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.BadSettings;
import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testservices.StubDashboard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test of the start with a dashboard, without one, and with {@code fail-fast}. */
class IncidentsStartTest {

    @Test
    void staysHealthyWithoutAConfiguredDashboard() throws Exception {
        try (ServerUnderTest server =
                        RealServer.start("howl.incidents.poll-interval=100ms", "howl.wisdom.interval=1h");
                Peer peer = Peer.connected(server)) {
            Await.until("two polls", () -> IncidentServer.polls(server, PollOutcome.UNREACHABLE) > 1);
            assertThat(IncidentServer.health(server, "")).isEqualTo(200);
            assertThat(IncidentServer.health(server, "/readiness")).isEqualTo(200);
            assertThat(peer.ask("get_incidents", Map.of(), "r")
                            .at("/payload/code")
                            .asString())
                    .isEqualTo("unavailable");
            assertThat(server.program().output())
                    .doesNotContain(" WARN ", " ERROR ")
                    .containsOnlyOnce(
                            "No status dashboard at http://127.0.0.1:5000/api/v1/incidents: connection refused;"
                                    + " howl.incidents.api-link names another one");
        }
    }

    @Test
    void exitsWith1WithFailFastWhenTheDashboardCannotBeRead(@TempDir Path data) {
        try (StubDashboard dashboard = StubDashboard.start()) {
            dashboard.answer(dashboard.status(500));
            List<String> arguments = List.of(
                    "--" + dashboard.setting(),
                    "--howl.incidents.fail-fast=true",
                    "--server.port=0",
                    "--howl.data-dir=" + data);
            try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
                assertThat(program.awaitEnd()).isEqualTo(1);
                assertThat(program.output().lines())
                        .last()
                        .isEqualTo("Howl did not start: the status dashboard at " + dashboard.link()
                                + " cannot be read: it answered 500; with howl.incidents.fail-fast=false the server"
                                + " starts without it");
                assertThat(program.output()).contains(" ERROR ").doesNotContain("\tat ", "Exception");
            }
        }
    }

    @Test
    void usesTheFirstAnswerWithFailFast() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start()) {
            dashboard.show(incident(1, "one", 1));
            try (ServerUnderTest server = RealServer.start(
                            dashboard.setting(), "howl.incidents.fail-fast=true", "howl.incidents.poll-interval=1h");
                    Peer peer = Peer.connected(server)) {
                IncidentServer.awaitHealth(server, "/readiness", 200);
                assertThat(peer.ask("get_incidents", Map.of(), "r").at("/payload/incidents"))
                        .hasSize(1);
                assertThat(dashboard.requests()).isEqualTo(1);
            }
        }
    }

    @Test
    void isReadyWhenPollingIsDisabled() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start();
                ServerUnderTest server = IncidentServer.start(dashboard, "howl.incidents.enabled=false")) {
            assertThat(IncidentServer.health(server, "/readiness")).isEqualTo(200);
            assertThat(dashboard.requests()).isZero();
        }
    }

    @Test
    void isNotReadyWithoutADashboardThatReadinessRequires() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start()) {
            dashboard.answer(dashboard.status(500));
            try (ServerUnderTest server = IncidentServer.start(dashboard, "howl.readiness.requires=upstream")) {
                IncidentServer.awaitHealth(server, "/readiness", 503);
                assertThat(IncidentServer.health(server, "")).isEqualTo(200);
                dashboard.show(incident(1, "one", 1));
                IncidentServer.awaitHealth(server, "/readiness", 200);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> exitsWith2AndNamesABadSetting() {
        return BadSettings.areRefused("""
                howl.incidents.api-link=ftp://localhost/       | howl.incidents.api-link must be an http or https address, without user, password and fragment
                howl.incidents.api-link=not an address         | howl.incidents.api-link must be an http or https address, without user, password and fragment
                howl.incidents.api-link=http://me:it@localhost | howl.incidents.api-link must be an http or https address, without user, password and fragment
                howl.incidents.poll-interval=10ms              | howl.incidents.poll-interval must be from 100ms to 1h
                howl.incidents.request-timeout=1h              | howl.incidents.request-timeout must be from 50ms to 5m
                howl.incidents.max-bytes=16MB                  | howl.incidents.max-bytes must be from 1KB to 8MB
                """);
    }
}
