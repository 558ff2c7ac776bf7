package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the projects in {@code asyncapi/maven-plugin/src/it}, built with the plugin of this build. */
class PluginTest {
    private static final FileTree PROJECTS = new FileTree(PublishedModule.TOP.resolve("asyncapi/maven-plugin/src/it"));
    private static final String GENERATED = "target/generated-sources/howl/";

    @TempDir
    private static Path folder = Path.of("");

    private static OwnMaven maven;
    private static Path built;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        maven = new OwnMaven(Path.of("target", "plugin").toAbsolutePath());
        built = copy("built");
        maven.succeed(built, "-T2", "package");
    }

    private static Path copy(String name) throws IOException {
        return PROJECTS.copyTo(folder.resolve(name));
    }

    @Test
    void aModuleWithSeveralContractsServesAll() {
        Path target = built.resolve("several/target");
        assertThat(target.resolve("classes/META-INF/services/dev.howl.server.ChannelBinding"))
                .hasContent("com.example.alerts.FeedChannel\ncom.example.orders.FeedChannel");
        assertThat(target.resolve("classes/com/example/alerts/Raise.class")).exists();
        assertThat(target.resolve("classes/com/example/orders/Order.class")).exists();
        assertThat(target.resolve("howl-docs/index.html")).content().contains("Alerts");
    }

    @Test
    void generatedSourcesAreInTheSourcesJar() throws IOException {
        try (JarFile jar = new JarFile(
                built.resolve("several/target/several-1.0.0-sources.jar").toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("com/example/alerts/Raise.java", "com/example/orders/Order.java")
                    .contains("META-INF/howl/com.example.alerts.FeedChannel/contract.yaml");
        }
    }

    @Test
    void parametersReachTheGenerator() {
        Path code = built.resolve("parameters/" + GENERATED + "com.example.parameters/com/example/parameters");
        assertThat(code.resolve("TalkClientMessage.java")).content().contains("permits Say");
        assertThat(code.resolve("TalkContract.java")).content().contains("\"/two/talk\"");
        assertThat(code.resolve("Say.java")).content().contains("additional");
    }

    @Test
    void aBuildElsewhereWritesTheSameBytes() throws IOException, InterruptedException {
        Path again = copy("again");
        maven.succeed(again, "-pl", "several", "generate-sources");
        for (String output : List.of("generated-sources", "generated-resources", "howl-docs")) {
            Path under = Path.of("several", "target", output);
            assertThat(new FileTree(again.resolve(under)).contents())
                    .isNotEmpty()
                    .isEqualTo(new FileTree(built.resolve(under)).contents());
        }
    }

    @Test
    void onlyWhatHasChangedIsWritten() throws IOException, InterruptedException {
        Path several = copy("changing").resolve("several");
        Path alerts = Path.of("com.example.alerts/com/example/alerts");
        Map<Path, FileTime> first = generate(several);
        assertThat(first).containsKey(alerts.resolve("Clear.java"));
        assertThat(generate(several)).isEqualTo(first);

        Path document = several.resolve("src/main/asyncapi/alerts.yaml");
        String text = Files.readString(document);
        Files.writeString(document, text.replace("clear", "close"));
        Map<Path, FileTime> changed = generate(several);
        assertThat(changed)
                .containsKey(alerts.resolve("Close.java"))
                .doesNotContainKey(alerts.resolve("Clear.java"))
                .containsEntry(alerts.resolve("Raise.java"), first.get(alerts.resolve("Raise.java")));
        assertThat(changed.get(alerts.resolve("FeedContract.java")))
                .isGreaterThan(first.get(alerts.resolve("FeedContract.java")));
    }

    /** Returns the times of the generated sources after a run. */
    private static Map<Path, FileTime> generate(Path module) throws IOException, InterruptedException {
        maven.succeed(module, "generate-sources");
        return new FileTree(module.resolve(GENERATED)).times();
    }

    @Test
    void anInvalidContractAndARefusedWarningStopTheBuildWithTheirPlaces() throws IOException, InterruptedException {
        Path failing = copy("failing").resolve("failing");
        assertThat(maven.fail(failing, "--fail-at-end", "generate-sources"))
                .contains("invalid.yaml:2:1: error: an Info Object must have 'version'")
                .contains("invalid.yaml:7:31: error: 'type' must be one of")
                .contains("2 error(s), 0 warning(s) in")
                .contains("warning.yaml:4:3: warning: channel 'talk' has no operation")
                .contains("0 error(s), 1 warning(s) in");
        assertThat(failing.resolve("invalid/target")).doesNotExist();
        assertThat(failing.resolve("warning/target")).doesNotExist();
    }
}
