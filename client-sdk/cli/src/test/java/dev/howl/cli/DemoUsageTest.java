package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the options of {@code howl demo}. */
class DemoUsageTest {
    private static final String JAR =
            Path.of("../../server/app/target/howl-server.jar").toString();

    @Test
    void exitsWith3WhenTheServerDoesNotStart(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("server.jar"), "no jar");
        CommandRun run = CommandRun.howl("demo", "--server-jar", text.toString(), "--speed", "fast");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("Howl: five systems, one server", "server.jar starts");
        assertThat(run.err()).contains("howl demo: the server exited with 1 before it was ready");
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("demo"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2));
        assertThat(CommandRun.howl("demo", "--server-jar", "nowhere.jar")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("--server-jar 'nowhere.jar' is not a file");
        });
        assertThat(CommandRun.howl("demo", "--server-jar", JAR, "--speed", "slow"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(2);
                    assertThat(run.err()).contains("'slow' is not fast or normal");
                });
        assertThat(CommandRun.howl("demo", "--server-jar", JAR, "--port", "65536")
                        .exitCode())
                .isEqualTo(2);
    }
}
