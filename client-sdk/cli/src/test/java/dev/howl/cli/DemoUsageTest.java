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
        Ran ran = Ran.howl("demo", "--server-jar", text.toString(), "--speed", "fast");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("Howl: five systems, one server", "server.jar starts");
        assertThat(ran.err()).contains("howl demo: the server ended with 1 before it was ready");
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(Ran.howl("demo")).satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2));
        assertThat(Ran.howl("demo", "--server-jar", "nowhere.jar")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).startsWith("there is no server jar 'nowhere.jar'");
        });
        assertThat(Ran.howl("demo", "--server-jar", JAR, "--speed", "slow")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("'slow' is not fast or normal");
        });
        assertThat(Ran.howl("demo", "--server-jar", JAR, "--port", "65536").exitCode())
                .isEqualTo(2);
    }
}
