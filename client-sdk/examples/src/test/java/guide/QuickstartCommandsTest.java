package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.process.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The shell commands of the quickstart, extracted from the page and run by a shell in the top folder.
 *
 * <p>Four things differ from a terminal. What {@code make install} builds is what this build has built. The server of
 * {@code make run} is the same jar, on a free port with a fixed token, which replace those of the page. The tour does
 * not wait for readers. A program that has no end is stopped after its first line.
 */
class QuickstartCommandsTest {
    private static final List<String> BUILT = List.of(
            "server/app/target/howl-server.jar", "client-sdk/cli/target/howl", "client-sdk/cli/target/howl.jar");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static GuideServer server;

    @BeforeAll
    static void start() {
        server = new GuideServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandWorks() {
        List<String> commands = MarkdownPage.read(MarkdownPage.TOP.resolve("docs-site/quickstart.md")).blocks().stream()
                .filter(block -> block.language().equals("shell"))
                .map(CodeBlock::text)
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        return commands.stream().map(command -> DynamicTest.dynamicTest(command.strip(), () -> check(command)));
    }

    private static void check(String command) {
        switch (command.strip()) {
            case "make install" ->
                assertThat(BUILT).allSatisfy(file -> assertThat(MarkdownPage.TOP.resolve(file))
                        .exists());
            case "make run" ->
                assertThat(MarkdownPage.content(MarkdownPage.TOP.resolve("Makefile")))
                        .contains("SERVER_JAR := " + BUILT.get(0), "\tjava -jar $(SERVER_JAR)\n");
            default -> run(command);
        }
    }

    private static void run(String command) {
        URI http = server.process().http("/");
        String line = command.replace("127.0.0.1:8080", http.getAuthority())
                .replace("HOWL_TOKEN=…", "HOWL_TOKEN=" + GuideServer.TOKEN)
                .replace("howl demo ", "howl demo --speed fast ");
        Path java = Path.of(System.getProperty("java.home"));
        Map<String, String> environment = Map.of(
                "HOWL_URL",
                "http://" + http.getAuthority(),
                "HOWL_CACHE",
                "off",
                "JAVA_HOME",
                java.toString(),
                "PATH",
                java.resolve("bin") + ":" + System.getenv("PATH"));
        boolean endless = line.startsWith("java ");
        // The shell becomes the program, so that the end of the test ends it.
        String script = endless ? "exec " + line : line;
        try (ChildProcess shell =
                ChildProcess.start(List.of("sh", "-e", "-c", script), MarkdownPage.TOP, environment)) {
            if (endless) {
                assertThat(shell.awaitLine(text -> !text.startsWith("SLF4J"), LIMIT))
                        .doesNotContain("error");
            } else {
                assertThat(shell.awaitEnd(LIMIT)).as(shell::output).isZero();
            }
        }
    }
}
