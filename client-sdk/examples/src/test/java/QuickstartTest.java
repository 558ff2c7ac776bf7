import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quickstart of the README, compared with the file that is compiled and run here. */
class QuickstartTest {
    private static final Path TOP = Path.of("../..");
    private static final Path JAR = TOP.resolve("server/app/target/howl-server.jar");
    private static final Path CONTRACT = TOP.resolve("asyncapi/contract/howl.asyncapi.yaml");
    private static final Path QUICKSTART = Path.of("src/main/java/Quickstart.java");

    @Test
    void theReadmeShowsTheFileWithAtMostTenLines() throws IOException {
        String source = Files.readString(QUICKSTART);
        assertThat(Files.readString(TOP.resolve("README.md"))).contains("```java\n" + source + "```\n");
        assertThat(source.lines().filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(10);
    }

    @Test
    void itPrintsQuotes() {
        try (ServerUnderTest server =
                        ServerUnderTest.start(JavaCommand.jar(JAR), CONTRACT, "howl.wisdom.interval=100ms");
                ChildProcess quickstart = ChildProcess.start(
                        JavaCommand.mainClass("Quickstart"),
                        List.of(server.ws("/events").toString()))) {
            String quote = quickstart.awaitLine(line -> !line.startsWith("SLF4J"), Duration.ofSeconds(60));
            assertThat(server.recorder().frames())
                    .anyMatch(frame -> frame.text().contains(quote.replace("\"", "\\\"")));
        }
    }
}
