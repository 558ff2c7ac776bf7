package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell commands of README and guides, extracted from the pages and run by a shell in a folder that has the files
 * that they name. {@link QuickstartCommandsTest} runs those of the quickstart.
 *
 * <p>A server is started on a free port and stopped once it is ready. A program that has no end is stopped after its
 * first line.
 */
class GuideCommandsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path CLI = MarkdownPage.TOP.resolve("client-sdk/cli/target");
    private static final Path DOCUMENTS = MarkdownPage.TOP.resolve("client-sdk/examples/src/main/asyncapi");
    /** Commands that are not run here, by their beginnings, with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "make install", "QuickstartCommandsTest compares it with the Makefile",
            "make test", "it runs these tests",
            "make image", "ContainerImageTest builds and runs the image",
            "docker compose", "ContainerImageTest starts the compose file",
            "java -XX:ArchiveClassesAtExit", "the archive is a feature of the JVM, and takes a minute to write",
            "java -jar howl-server.jar --howl.engine=redis", "ProxyRecipesTest starts nodes with Redis",
            "REDIS_HOST", "BroadcastProfileTest starts the profile with Redis");

    @TempDir
    private static Path folder = Path.of("");

    private static GuideServer server;

    @BeforeAll
    static void prepare() throws IOException {
        server = new GuideServer();
        TestCertificate certificate = TestCertificate.make();
        certificate.writeCertificate(folder.resolve("cert.pem"));
        certificate.writeKey(folder.resolve("key.pem"));
        Files.createSymbolicLink(
                folder.resolve("howl-server.jar"), MarkdownPage.TOP.resolve("server/app/target/howl-server.jar"));
        Path released = Files.createDirectories(folder.resolve("released/0.9.0"));
        Files.copy(DOCUMENTS.resolve("chat.yaml"), folder.resolve("chat.yaml"));
        Files.copy(DOCUMENTS.resolve("chat.yaml"), released.resolve("chat.yaml"));
        Files.copy(DOCUMENTS.resolve("shop.yaml"), folder.resolve("shop.yaml"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<CodeBlock> blocks(String language) {
        return CodeBlocksTest.pages().stream()
                .filter(page -> !page.path().endsWith("quickstart.md"))
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language));
    }

    private static boolean isException(CodeBlock block) {
        return EXCEPTIONS.keySet().stream().anyMatch(block.text()::startsWith);
    }

    @Test
    void noExceptionIsUnused() {
        assertThat(EXCEPTIONS.keySet()).allMatch(start -> blocks("shell")
                .anyMatch(block -> block.text().startsWith(start)));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandWorks() {
        List<CodeBlock> blocks =
                blocks("shell").filter(block -> !isException(block)).toList();
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream().map(block -> DynamicTest.dynamicTest(block.text().strip(), () -> check(block.text())));
    }

    /** A session shows a command with its output: the command has these options. */
    @TestFactory
    Stream<DynamicTest> everySessionUsesOptionsThatExist() {
        return blocks("console")
                .map(block ->
                        DynamicTest.dynamicTest(block.text().lines().findFirst().orElse(""), () -> {
                            String command = block.text().lines().findFirst().orElse("");
                            assertThat(command).startsWith("$ howl ");
                            String name = command.replaceFirst("\\$ howl (\\S+).*", "$1");
                            try (ChildProcess help = shell("howl " + name + " --help")) {
                                assertThat(help.awaitEnd(LIMIT))
                                        .as(help::output)
                                        .isZero();
                                Pattern.compile("--[a-z-]+")
                                        .matcher(command)
                                        .results()
                                        .forEach(option ->
                                                assertThat(help.output()).contains(option.group()));
                            }
                        }));
    }

    private static void check(String text) {
        String command = text.replace(
                        "http://localhost:8080/", server.process().http("/").toString())
                .replace("client-sdk/cli/target/howl", "howl")
                .replace("server/app/target/howl-server.jar", "howl-server.jar")
                .replace("howl demo ", "howl demo --speed fast ")
                .replace("howl tail wisdom\n", "howl tail wisdom --count 1\n")
                .replace("https://status.example/api/v1/incidents", server.dashboard())
                .replaceAll("--cancel [0-9a-f-]{36}", "--cancel \\$(howl broadcasts | sed -n 2p | cut -d' ' -f 1)")
                .replace("…", GuideServer.TOKEN);
        if (command.contains("java -jar howl-server.jar")) {
            startServer(command);
        } else if (command.startsWith("howl mock")) {
            try (ChildProcess program = shell("exec " + command)) {
                assertThat(program.awaitLine(line -> line.contains("ws://"), LIMIT))
                        .contains("shop");
            }
        } else {
            try (ChildProcess program = shell(command)) {
                assertThat(program.awaitEnd(LIMIT)).as(program::output).isZero();
            }
        }
    }

    private static void startServer(String command) {
        String here = command.strip() + " --server.port=0 --server.address=127.0.0.1 --howl.data-dir=data";
        try (ChildProcess program = shell("exec env " + here)) {
            assertThat(program.awaitLine(line -> line.matches(".*wss?://127\\.0\\.0\\.1:.*"), LIMIT))
                    .isNotEmpty();
            assertThat(program.terminate()).isZero();
        }
    }

    private static ChildProcess shell(String command) {
        Path java = Path.of(System.getProperty("java.home"));
        Map<String, String> environment = Map.of(
                "HOWL_URL",
                server.process().http("").toString(),
                "HOWL_TOKEN",
                GuideServer.TOKEN,
                "HOWL_CACHE",
                "off",
                "JAVA_HOME",
                java.toString(),
                "PATH",
                CLI + ":" + java.resolve("bin") + ":" + System.getenv("PATH"));
        return ChildProcess.start(List.of("sh", "-e", "-c", command), folder, environment);
    }
}
