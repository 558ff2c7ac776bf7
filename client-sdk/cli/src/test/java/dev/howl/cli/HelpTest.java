package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of {@code howl --help}. */
class HelpTest {
    static Set<String> commands() {
        return Howl.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void printsTheUsageOfEveryCommand(String command) {
        CommandRun help = CommandRun.howl(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: howl " + command);
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .as("has examples")
                .matches(out -> command.equals("help") || out.contains("Examples:" + System.lineSeparator() + "  "));
        assertThat(help.out()).as("labels values in capitals").doesNotContain("=<");
        assertThat(CommandRun.howl("--help").out()).contains("  " + command + " ");
    }

    @Test
    void explainsTheSnapshotInTheHelpOfTail() {
        assertThat(CommandRun.howl("tail", "--help").out())
                .containsIgnoringNewLines("have a snapshot, which is printed first");
    }

    @Test
    void exitsWith2AndListsTheCommandsWithoutACommand() {
        assertThat(CommandRun.howl()).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Usage: howl", "  tail ");
        });
    }
}
