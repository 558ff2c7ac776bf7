package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the GitHub Action in a repository of their own, with the variables that GitHub would set. */
@Timeout(180)
class ActionTest {
    private static final String CONTRACT = """
            asyncapi: 3.0.0
            info: {title: Den, version: 1.0.0}
            channels:
              den:
                address: /den
                messages:
                  howl:
                    payload:
                      type: object
                      required: [text]
                      properties: {text: {type: string, maxLength: 80}}
            operations:
              howl: {action: receive, channel: {$ref: '#/channels/den'}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path repository = Path.of("");

    @BeforeEach
    void commitTheContract() throws Exception {
        repository = Files.createDirectory(folder.resolve("repository"));
        write(CONTRACT);
        run(Map.of(), "git", "init", "--quiet", "--initial-branch=main");
        run(Map.of(), "git", "add", ".");
        run(
                Map.of(),
                "git",
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@localhost",
                "commit",
                "--quiet",
                "--message=Add a contract");
    }

    private record Run(int exitCode, String out) {}

    @Test
    void aSoundChangePasses() throws Exception {
        write(CONTRACT.replace("maxLength: 80", "maxLength: 90"));
        Run run = action(Map.of("HOWL_BASE", "main"));

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("api.yaml: valid", "::add-matcher::");
        assertThat(summary()).contains("maxLength 80 before, 90 now");
    }

    @Test
    void aBreakingChangeFailsAndIsInTheSummary() throws Exception {
        write(CONTRACT.replace("maxLength: 80", "maxLength: 8"));
        Run run = action(Map.of("HOWL_BASE", "main"));

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(summary()).contains("to-server-max-length-narrowed", "maxLength 80 before, 8 now");
    }

    @Test
    void aBreakingChangeMayBeAllowed() throws Exception {
        write(CONTRACT.replace("maxLength: 80", "maxLength: 8"));

        assertThat(action(Map.of("HOWL_BASE", "main", "HOWL_FAIL_ON", "none")).exitCode())
                .isZero();
        assertThat(summary()).contains("to-server-max-length-narrowed");
    }

    @Test
    void anInvalidDocumentFailsWithItsPlaces() throws Exception {
        write(CONTRACT.replace("version: 1.0.0", "licence: none"));
        Run run = action(Map.of());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^api\\.yaml:2:\\d+: error: ");
    }

    @Test
    void aNewContractHasNothingToCompareWith() throws Exception {
        Run run = action(Map.of("HOWL_BASE", "main~0", "HOWL_CONTRACT", "new.yaml"));
        assertThat(run.exitCode()).as("a contract that is not there").isEqualTo(1);

        Files.copy(repository.resolve("api.yaml"), repository.resolve("new.yaml"));
        run = action(Map.of("HOWL_BASE", "main", "HOWL_CONTRACT", "new.yaml"));
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("::notice::new.yaml does not exist in main");
    }

    private void write(String contract) throws IOException {
        Files.writeString(repository.resolve("api.yaml"), contract);
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("summary.md"));
    }

    private Run action(Map<String, String> inputs) throws Exception {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "HOWL_CONTRACT", "api.yaml",
                "HOWL_COMMAND",
                        PublishedModule.TOP
                                .resolve("client-sdk/cli/target/howl")
                                .toString(),
                "HOWL_CACHE", folder.resolve("cache").toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
                "RUNNER_TEMP", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
        environment.putAll(inputs);
        return run(
                environment,
                PublishedModule.TOP.resolve(".github/actions/howl/check.sh").toString());
    }

    private Run run(Map<String, String> environment, String... words) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(List.of(words))
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out, UTF_8));
    }
}
