package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests of {@code howl disconnect} against the real server. */
class DisconnectCommandTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=1h",
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CommandRun disconnect(String... words) {
        List<String> all = new ArrayList<>(List.of("disconnect"));
        all.addAll(List.of(words));
        all.addAll(List.of("--url", server.http("").toString(), "--token", TOKEN));
        return CommandRun.howl(all.toArray(String[]::new));
    }

    @Test
    void tellsUntilWhenTheTokensAreRefused() {
        CommandRun run = disconnect("--subject", "olga");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("Tokens of 'olga' are refused until \\S+Z on 1 node; the node that answered closed"
                        + " 0 connections\\.\\R");
    }

    @Test
    void printsTheAnswerAsJson() {
        CommandRun run = disconnect("--subject", "J\u00f6rg & Co", "--for", "8h", "--json");
        JsonNode answer = Json.read(run.out());
        assertThat(answer.path("subject").stringValue()).isEqualTo("J\u00f6rg & Co");
        assertThat(Instant.parse(answer.path("until").stringValue()))
                .isCloseTo(Instant.now().plus(Duration.ofHours(8)), Assertions.within(1, ChronoUnit.MINUTES));
        assertThat(answer.path("kept_in").stringValue()).isEqualTo("database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "1.5s"})
    void exitsWith2ForADurationThatIsNone(String duration) {
        CommandRun run = disconnect("--subject", "olga", "--for", duration);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--for: '" + duration + "' ");
    }

    @Test
    void exitsWith2WithoutASubject() {
        assertThat(disconnect().exitCode()).isEqualTo(2);
        assertThat(disconnect("--subject", " ")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--subject must not be empty");
        });
    }

    @Test
    void exitsWith1ForARefusal() {
        assertThat(disconnect("--subject", "olga", "--for", "31d")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("howl: schema_violation: ", "'for'", "P30D");
        });
        assertThat(disconnect("--subject", "operator")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("howl: conflict: 'operator' is the subject of the token that asks");
        });
    }

    @Test
    void exitsWith3WhenTheServerCannotBeReached() {
        CommandRun run = CommandRun.howl("disconnect", "--subject", "olga", "--url", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(3);
    }
}
