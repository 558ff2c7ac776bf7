package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code howl completion} in a real bash. */
class CompletionCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void commandsAreCompleted() throws Exception {
        assertThat(completions("howl", "vali")).containsExactly("validate");
    }

    @Test
    void optionsOfACommandAreCompleted() throws Exception {
        assertThat(completions("howl", "generate", "--len")).containsExactly("--lenient");
    }

    private List<String> completions(String... words) throws IOException, InterruptedException {
        CommandRun run = CommandRun.howl("completion");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.FINE);
        Path script = Files.writeString(folder.resolve("howl.bash"), run.out());
        String asked = "source '" + script + "'; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_howl; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Path answer = folder.resolve("answer");
        Process bash = new ProcessBuilder("bash", "-c", asked)
                // Outside an interactive shell compopt complains.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).as("bash ended in time").isTrue();
        return Files.readAllLines(answer).stream().map(String::strip).toList();
    }
}
