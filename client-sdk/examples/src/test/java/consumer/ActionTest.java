package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

    /** The folder of the launcher's class archive, which the first command writes, for seconds. */
    @TempDir
    private static Path cache = Path.of("");

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

    @Test
    void aSoundChangePasses() throws Exception {
        write(CONTRACT.replace("maxLength: 80", "maxLength: 90"));
        ProgramRun run = action(Map.of("HOWL_BASE", "main"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("api.yaml: valid", "::add-matcher::");
        assertThat(summary()).contains("maxLength 80 before, 90 now");
    }

    @Test
    void aBreakingChangeFailsAndIsInTheSummary() throws Exception {
        write(CONTRACT.replace("maxLength: 80", "maxLength: 8"));
        ProgramRun run = action(Map.of("HOWL_BASE", "main"));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
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
        ProgramRun run = action(Map.of());

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).containsPattern("(?m)^api\\.yaml:2:\\d+: error: ");
    }

    @Test
    void aNewContractHasNothingToCompareWith() throws Exception {
        ProgramRun run = action(Map.of("HOWL_BASE", "main~0", "HOWL_CONTRACT", "new.yaml"));
        assertThat(run.exitCode()).as("a contract that is not there").isEqualTo(1);

        Files.copy(repository.resolve("api.yaml"), repository.resolve("new.yaml"));
        run = action(Map.of("HOWL_BASE", "main", "HOWL_CONTRACT", "new.yaml"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("::notice::new.yaml does not exist in main");
    }

    private void write(String contract) throws IOException {
        Files.writeString(repository.resolve("api.yaml"), contract);
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("summary.md"));
    }

    private ProgramRun action(Map<String, String> inputs) throws Exception {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "HOWL_CONTRACT", "api.yaml",
                "HOWL_COMMAND",
                        PublishedModule.TOP
                                .resolve("client-sdk/cli/target/howl")
                                .toString(),
                "HOWL_CACHE", cache.toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
                "RUNNER_TEMP", folder.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
        environment.putAll(inputs);
        return run(
                environment,
                PublishedModule.TOP.resolve(".github/actions/howl/check.sh").toString());
    }

    private ProgramRun run(Map<String, String> environment, String... words) throws Exception {
        return ProgramRun.of(folder, repository, environment, words);
    }
}
