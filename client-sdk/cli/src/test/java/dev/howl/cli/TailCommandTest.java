package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests of {@code howl tail} against the real server. */
class TailCommandTest {
    private static final JavaCommand HOWL =
            JavaCommand.mainClass("dev.howl.cli.Howl").withDefaultSignals();

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void printsOneQuotePerLine() {
        CommandRun run = CommandRun.howl("tail", "wisdom", "--count", "3", "--url", url());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(3).allMatch(line -> line.length() > 10 && !line.startsWith("{"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void exitsWith1AndPrintsTheErrorCodeOfARefusal() {
        CommandRun run = CommandRun.howl("tail", "moderation", "--url", url());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("howl: ");
    }

    @Test
    void exitsWith3WhenTheServerCannotBeReached() {
        CommandRun run = CommandRun.howl("tail", "wisdom", "--url", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("howl: connect_failed: ");
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("tail", "gossip").exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("tail", "gossip").err())
                .contains("wisdom, broadcasts, incidents, alerts, moderation");
        assertThat(CommandRun.howl("tail", "wisdom", "--count", "0").exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("tail", "alerts", "--url", url()).exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("tail", "wisdom", "--url", "ftp://localhost").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("tail", "wisdom", "--url", "not an address").exitCode())
                .isEqualTo(2);
    }

    @Test
    void exitsWith130WithoutAMessageOnSigint() {
        try (ChildProcess tail = ChildProcess.start(HOWL, List.of("tail", "wisdom", "--url", url()))) {
            tail.awaitLine(line -> line.length() > 10, Duration.ofSeconds(30));
            tail.signal("INT");
            assertThat(tail.awaitEnd()).isEqualTo(130);
            assertThat(tail.output().lines()).noneMatch(line -> line.startsWith("howl"));
        }
    }

    @Test
    void endsWhenItsOutputPipeIsClosed() {
        String line = Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' dev.howl.cli.Howl tail wisdom --url " + url();
        try (ChildProcess piped = ChildProcess.start(List.of("sh", "-c", line + " | head -n 1"))) {
            piped.awaitLine(quote -> quote.length() > 10, Duration.ofSeconds(30));
            assertThat(piped.awaitEnd()).isZero();
            assertThat(piped.output().lines()).hasSize(1);
        }
    }

    private static String url() {
        return server.http("").toString();
    }
}
