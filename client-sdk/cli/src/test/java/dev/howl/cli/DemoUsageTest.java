package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code howl demo} is told. */
class DemoUsageTest {
    private static final String JAR =
            Path.of("../../server/app/target/howl-server.jar").toString();

    @Test
    void theWholeTourPasses() {
        Ran ran = Ran.howl("demo", "--server-jar", JAR, "--speed", "fast");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("All 7 steps passed");
    }

    @Test
    void badUsageIsToldAsSuch() {
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
