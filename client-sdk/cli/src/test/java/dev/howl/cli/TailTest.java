package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code howl tail} against the real server. */
class TailTest {
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                JavaCommand.jar(Path.of("../../server/app/target/howl-server.jar")),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void wisdomIsPrintedOneQuoteALine() {
        Ran ran = Ran.howl("tail", "wisdom", "--count", "3", "--url", url());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(3).allMatch(line -> line.length() > 10 && !line.startsWith("{"));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aRefusalIsToldWithItsCode() {
        Ran ran = Ran.howl("tail", "moderation", "--url", url());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("howl: ");
    }

    @Test
    void aServerThatIsNotThereIsToldApart() {
        Ran ran = Ran.howl("tail", "wisdom", "--url", "http://127.0.0.1:1");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err()).contains("howl: connect_failed: ");
    }

    @Test
    void badUsageIsToldAsSuch() {
        assertThat(Ran.howl("tail", "gossip").exitCode()).isEqualTo(2);
        assertThat(Ran.howl("tail", "gossip").err()).contains("wisdom, broadcasts, incidents, alerts, moderation");
        assertThat(Ran.howl("tail", "wisdom", "--count", "0").exitCode()).isEqualTo(2);
        assertThat(Ran.howl("tail", "alerts", "--url", url()).exitCode()).isEqualTo(2);
        assertThat(Ran.howl("tail", "wisdom", "--url", "ftp://localhost").exitCode())
                .isEqualTo(2);
        assertThat(Ran.howl("tail", "wisdom", "--url", "not an address").exitCode())
                .isEqualTo(2);
    }

    private static String url() {
        return server.http("").toString();
    }
}
