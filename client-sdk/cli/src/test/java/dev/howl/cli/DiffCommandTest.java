package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code howl diff}. */
class DiffCommandTest {
    private static final String CONTRACT = "../../asyncapi/contract/howl.asyncapi.yaml";
    private static final String BASELINE = "../../asyncapi/contract/released/1.0.0/howl.asyncapi.yaml";

    @TempDir
    private Path folder = Path.of("");

    private String document(String name, String size) throws IOException {
        Path written = new SmallDocument(folder).write(size, "[]");
        return Files.move(written, folder.resolve(name)).toString();
    }

    @Test
    void exitsWith0WhereNothingBreaks() {
        CommandRun run = CommandRun.howl("diff", BASELINE, CONTRACT);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(BASELINE + " -> " + CONTRACT + ": ");
    }

    @Test
    void exitsWith1ForABreakingChange() throws IOException {
        String old = document("old.yaml", "{ type: integer }");
        String now = document("new.yaml", "{ type: integer, maximum: 9 }");
        CommandRun run = CommandRun.howl("diff", old, now);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        now + ":8:",
                        ": breaking: message 'say' (client to server) at /size: maximum none before, 9 now")
                .contains("[to-server-maximum-narrowed]", "breaks: old clients with the new server", "instead: ");
        assertThat(run.out()).doesNotContain("\u001b");
        assertThat(CommandRun.howl("diff", old, now, "--fail-on", "none").exitCode())
                .isZero();
        assertThat(CommandRun.howl("diff", now, old).exitCode()).isZero();
    }

    @Test
    void sourceChangesFailIfAsked() throws IOException {
        String old = document("old.yaml", "{ type: integer, format: int32 }");
        String now = document("new.yaml", "{ type: integer }");
        assertThat(CommandRun.howl("diff", old, now).exitCode()).isZero();
        CommandRun run = CommandRun.howl("diff", old, now, "--fail-on", "source");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("source: Java: int before, long now [java-type-changed]");
    }

    @Test
    void exitsWith2WhereADocumentIsInvalidOrNotThere() throws IOException {
        String old = document("old.yaml", "{ type: integer }");
        String broken = document("broken.yaml", "{ type: nothing }");
        CommandRun run = CommandRun.howl("diff", old, broken, "--fail-on", "none");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("broken.yaml:8:").contains(": error: ");
        assertThat(run.out()).isEmpty();
        assertThat(CommandRun.howl("diff", old, folder + "/nothing.yaml")).satisfies(absent -> {
            assertThat(absent.exitCode()).isEqualTo(2);
            assertThat(absent.err()).contains("there is no file").doesNotContain("\tat ");
        });
        assertThat(CommandRun.howl("diff", "no-such-revision:api.yaml", old).exitCode())
                .isEqualTo(2);
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(CommandRun.howl("diff", BASELINE).exitCode()).isEqualTo(2);
        assertThat(CommandRun.howl("diff", BASELINE, CONTRACT, "--fail-on", "all"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(2);
                    assertThat(run.err()).contains("there is no level 'all'; there are: breaking, source, none");
                });
        assertThat(CommandRun.howl("diff", BASELINE, CONTRACT, "--format", "xml")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.howl("diff", BASELINE, CONTRACT, "--view", "broker")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void printsTheRules() {
        CommandRun run = CommandRun.howl("diff", "--rules");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSizeGreaterThan(40);
        assertThat(run.out()).contains("channel-removed", "to-client-enum-widened", "java-type-changed");
    }

    @Test
    void writesTheOtherFormats() throws IOException {
        String old = document("old.yaml", "{ type: integer }");
        String now = document("new.yaml", "{ type: string }");
        assertThat(CommandRun.howl("diff", old, now, "--format", "json").out()).startsWith("{");
        assertThat(CommandRun.howl("diff", old, now, "--format", "markdown").out())
                .startsWith("### Contract changes");
        assertThat(CommandRun.howl("diff", old, now, "--format", "html").out()).startsWith("<!doctype html>");
    }
}
