package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says of itself. */
class HelpTest {
    static Set<String> commands() {
        return Howl.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        Ran asked = Ran.howl(command, "--help");
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out()).contains("Usage: howl " + command);
        assertThat(asked.err()).isEmpty();
        assertThat(Ran.howl("--help").out()).contains("  " + command + " ");
    }

    @Test
    void theHelpOfTailSaysWhatComesFirst() {
        assertThat(Ran.howl("tail", "--help").out()).containsIgnoringNewLines("have a state, which is printed first");
    }

    @Test
    void whoNamesNoCommandIsShownThem() {
        assertThat(Ran.howl()).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("Usage: howl", "  tail ");
        });
    }
}
