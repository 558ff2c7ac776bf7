package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl conformance}: what it does before it has a server. The runner has tests of its own. */
class ConformanceCommandTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void exitsWith3IfTheServerCannotBeReached() throws IOException {
        CommandRun run = CommandRun.howl("conformance", CONTRACT, "--url", "ws://127.0.0.1:" + Ports.free());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("/events cannot be reached: ");
    }

    @Test
    void exitsWith3IfNoClientComes() {
        CommandRun run = CommandRun.howl("conformance", CONTRACT, "--listen", "0", "--time", "1s");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("listening at ws://127.0.0.1:").contains("no client connected to ");
    }

    @Test
    void testsEitherAServerOrAClient() {
        CommandRun run = CommandRun.howl("conformance", CONTRACT, "--listen", "0", "--url", "ws://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("give either --url, to test a server, or --listen, to test a client");
    }

    @Test
    void exitsWith2OnAnInvalidDocument() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "asyncapi: 3.0.0");
        CommandRun run = CommandRun.howl("conformance", broken.toString(), "--url", "ws://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("broken.yaml:1:1: error: ");
    }

    @Test
    void exitsWith2OnAnInvalidScript() throws IOException {
        Path script = Files.writeString(folder.resolve("script.yaml"), "steps: [{sing: loudly}]");
        CommandRun run =
                CommandRun.howl("conformance", CONTRACT, "--url", "ws://127.0.0.1:1", "--script", script.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("/steps/0 is no step; a step has one of send, http, exec, await");
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("conformance", CONTRACT).exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("conformance", CONTRACT, "--url", "http://127.0.0.1")
                        .err())
                .contains("'http://127.0.0.1' is not a ws or wss address");
        assertThat(CommandRun.howl("conformance", CONTRACT, "--url", "ws://127.0.0.1", "--time", "soon")
                        .exitCode())
                .isEqualTo(2);
    }
}
