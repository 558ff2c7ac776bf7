package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of {@code howl broadcast}, {@code howl broadcasts} and {@code howl nodes} against the real server. */
class BroadcastsTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final Pattern SCHEDULED =
            Pattern.compile("Broadcast '(.*)' scheduled as (\\S+), next at (\\S+Z)\\.\\R");

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

    @Test
    void sendsABroadcastOnceForARepeatedDedupeId() {
        CommandRun sent = howl("broadcast", "--message", "Lunch is served", "--dedupe-id", "lunch");
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.out()).matches("Broadcast 'Lunch is served' sent as \\S+\\.\\R");
        assertThat(howl("broadcast", "--message", "Lunch is served", "--dedupe-id", "lunch"))
                .isEqualTo(sent);
    }

    @Test
    void createsTailsListsAndCancelsASchedule() {
        CommandRun scheduled = howl("broadcast", "--message", "Drink some water", "--every", "1s");
        Matcher answer = SCHEDULED.matcher(scheduled.out());
        assertThat(answer.matches()).as(scheduled.out()).isTrue();
        CommandRun tail = CommandRun.howl("tail", "broadcasts", "--count", "2", "--url", url());
        assertThat(tail.out().lines()).containsExactly("Drink some water", "Drink some water");
        assertThat(howl("broadcasts").out().lines()).first().asString().matches("ID +NEXT AT +WHEN +MESSAGE");
        assertThat(howl("broadcasts").out()).contains(answer.group(2), "every PT1S", "Drink some water");
        assertThat(howl("broadcast", "--cancel", answer.group(2)).exitCode()).isZero();
        assertThat(howl("broadcast", "--cancel", answer.group(2))).satisfies(again -> {
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("howl: not_found: ");
        });
        assertThat(howl("broadcasts").out()).isEqualToIgnoringNewLines("Nothing is scheduled.");
    }

    @Test
    void printsTheNodesAsATable() {
        CommandRun nodes = howl("nodes");
        assertThat(nodes.exitCode()).isZero();
        assertThat(nodes.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("ID +ADDRESS +VERSION +UP SINCE +CONNECTIONS");
    }

    @Test
    void exitsWith1AndPrintsTheErrorCodeOfARefusal() {
        CommandRun cron = howl("broadcast", "--message", "Never", "--cron", "0 99 * * *");
        assertThat(cron.exitCode()).isEqualTo(1);
        assertThat(cron.err()).contains("howl: schema_violation: 'cron' is not a valid cron expression");
        assertThat(CommandRun.howl("broadcast", "--message", "Hi", "--url", url()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(1);
                    assertThat(run.err()).contains("howl: unauthenticated: ");
                });
        assertThat(CommandRun.howl("nodes", "--url", url(), "--token", "wrong")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("howl: unauthenticated: ");
        });
    }

    @Test
    void exitsWith3WhenTheServerCannotBeReached() {
        for (List<String> words : List.of(List.of("broadcast", "--message", "Hi"), List.of("nodes"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--url", "http://127.0.0.1:1"));
            CommandRun run = CommandRun.howl(all.toArray(String[]::new));
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("howl: connect_failed: ");
        }
    }

    @Test
    void exitsWith2OnBadUsage() {
        for (List<String> words : List.of(
                List.of("broadcast"),
                List.of("broadcast", "--message", ""),
                List.of("broadcast", "--message", "Hi", "--cancel", "id"),
                List.of("broadcast", "--message", "Hi", "--every", "often"),
                List.of("broadcast", "--message", "Hi", "--every", "PT1H", "--cron", "0 12 * * *"),
                List.of("broadcast", "--message", "Hi", "--zone", "UTC"))) {
            assertThat(howl(words.toArray(String[]::new)).exitCode())
                    .as("%s", words)
                    .isEqualTo(2);
        }
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
