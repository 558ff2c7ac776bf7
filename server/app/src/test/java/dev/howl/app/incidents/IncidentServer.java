package dev.howl.app.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.Await;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server under test that polls a stub dashboard every 200 ms, with its health and metrics. */
final class IncidentServer {
    static final Duration INTERVAL = Duration.ofMillis(200);

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private IncidentServer() {}

    static ServerUnderTest start(StubDashboard dashboard, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(dashboard.setting());
        all.add("howl.readiness.requires=upstream,leader");
        all.add("howl.incidents.poll-interval=" + INTERVAL.toMillis() + "ms");
        all.add("howl.incidents.request-timeout=1s");
        all.add("howl.wisdom.interval=1h");
        // The clients of these tests send nothing while they wait.
        all.add("howl.heartbeat.idle-timeout=5m");
        return RealServer.start(all.toArray(String[]::new));
    }

    /** Starts a server and waits until it has read the dashboard. */
    static ServerUnderTest startReady(StubDashboard dashboard, String... settings) {
        ServerUnderTest server = start(dashboard, settings);
        awaitHealth(server, "/readiness", 200);
        return server;
    }

    static void awaitHealth(ServerUnderTest server, String group, int status) {
        Await.until(
                "health" + group + " " + status,
                () -> get(server, "/actuator/health" + group).statusCode() == status);
    }

    static int health(ServerUnderTest server, String group) {
        return get(server, "/actuator/health" + group).statusCode();
    }

    /** Returns the number of this server's polls with an outcome. */
    static long polls(ServerUnderTest server, PollOutcome outcome) {
        return (long) metric(server, "howl_incidents_polls_total{outcome=\"" + outcome.label() + "\"}");
    }

    static double metric(ServerUnderTest server, String name) {
        List<String> lines = get(server, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .toList();
        assertThat(lines).as(name).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(name.length() + 1));
    }

    private static HttpResponse<String> get(ServerUnderTest server, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(server.http(path)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
