package dev.howl.cli;

import static dev.howl.testservices.StubDashboard.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import dev.howl.testservices.StubDashboard;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of {@code howl tail} on topics with a snapshot. */
class TailStateTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";

    private static StubDashboard dashboard;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        dashboard = StubDashboard.start();
        dashboard.show(incident(7, "Storage answers slowly", 1));
        server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=1h",
                "howl.incidents.poll-interval=100ms",
                dashboard.setting(),
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
        dashboard.close();
    }

    @Test
    void printsTheAlertsInForceBeforeNewOnes() throws Exception {
        howl("alert", "--city", "Oslo", "--message", "Snow");
        assertThat(lines(howl("tail", "alerts", "--city", "Oslo", "--format", "json", "-n", "1")))
                .extracting(alert -> alert.path("message").stringValue(""))
                .containsExactly("Snow");
        CompletableFuture<CommandRun> tail =
                CompletableFuture.supplyAsync(() -> howl("tail", "alerts", "--key", "oslo", "--json", "-n", "2"));
        howl("alert", "--city", "Oslo", "--message", "Ice");
        assertThat(lines(tail.get(60, TimeUnit.SECONDS)))
                .extracting(alert -> alert.path("message").stringValue(""))
                .containsExactly("Snow", "Ice");
    }

    @Test
    void printsTheOpenIncidentsAsOneDiff() {
        assertThat(lines(howl("tail", "incidents", "--json", "-n", "1")))
                .singleElement()
                .satisfies(diff -> {
                    assertThat(diff.path("added")).hasSize(1);
                    assertThat(diff.at("/added/0/text").stringValue("")).isEqualTo("Storage answers slowly");
                    assertThat(diff.path("changed")).isEmpty();
                    assertThat(diff.path("removed")).isEmpty();
                });
    }

    @Test
    void printsThePendingResponsesFirst() throws Exception {
        HttpRequest prepared = HttpRequest.newBuilder(server.http("/api/moderation/responses"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(
                        "{\"platform\":\"2gis\",\"author\":\"Vera\",\"text\":\"Where is the soup?\","
                                + "\"reply\":\"It is back.\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(prepared, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
        assertThat(lines(howl("tail", "moderation", "--json", "-n", "1")))
                .extracting(reply -> reply.path("text").stringValue(""))
                .containsExactly("Where is the soup?");
    }

    @Test
    void printsEveryTopicAsText() {
        howl("alert", "--city", "Lima", "--message", "Fog", "--severity", "minor", "--expires-in", "1h");
        assertThat(text("alerts", "--city", "Lima")).startsWith("minor: Fog (until 20");
        assertThat(text("incidents")).isEqualTo("added 7 (impact 1): Storage answers slowly");
    }

    @Test
    void anUnknownCityIsRefusedWithSimilarNames() {
        CommandRun run = howl("tail", "alerts", "--city", "Osl");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("howl: not_found: no city is called 'Osl'; similar names: Oslo");
    }

    @Test
    void exitsWith1OnAnInvalidToken() {
        CommandRun run = CommandRun.howl("tail", "wisdom", "--url", url(), "--token", "wrong");
        assertThat(run.err()).startsWith("howl: unauthenticated: ");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static String text(String... words) {
        List<String> all = new ArrayList<>(List.of("tail", "-n", "1"));
        all.addAll(List.of(words));
        return howl(all.toArray(String[]::new)).out().strip();
    }

    private static List<JsonNode> lines(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out().lines().map(Json.mapper()::readTree).toList();
    }

    private static CommandRun howl(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", url(), "--token", TOKEN));
        return CommandRun.howl(all.toArray(String[]::new));
    }

    private static String url() {
        return server.http("").toString();
    }
}
