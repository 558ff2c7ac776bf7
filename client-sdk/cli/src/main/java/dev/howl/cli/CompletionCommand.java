package dev.howl.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code howl completion}, which prints a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script with which bash and zsh complete the commands and options of howl.",
        footer = {
            "",
            "Examples:",
            "  source <(howl completion)                # for this shell, bash or zsh",
            "  howl completion > /etc/bash_completion.d/howl"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        Output.of(command)
                .print(AutoComplete.bash("howl", Output.spec(command).root().commandLine()));
        Output.of(command).flush();
        return ExitCodes.FINE;
    }
}
