package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the subcommands that a command line has. */
class SubcommandsTest {

    @Test
    void aCommandLineHasTheCommandThatItNamesAlone() {
        assertThat(Howl.commandLine("validate", "chat.yaml", "diff").getSubcommands())
                .containsOnlyKeys("validate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "help", "completion", "vali"})
    void aCommandLineThatMayNameOthersHasAll(String word) {
        assertThat(Howl.commandLine(word).getSubcommands().keySet()).containsExactlyElementsOf(Subcommands.NAMES);
    }

    @Test
    void commandsHaveTheNamesOfTheirAnnotations() {
        assertThat(Howl.commandLine().getSubcommands())
                .allSatisfy(
                        (name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
    }

    @Test
    void aMistypedCommandGetsTheNearestOnes() {
        CommandRun run = CommandRun.howl("validat", "chat.yaml");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("Did you mean: howl validate");
    }
}
