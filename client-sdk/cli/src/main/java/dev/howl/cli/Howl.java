package dev.howl.cli;

import dev.howl.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code howl} with its subcommands. */
@Command(
        name = "howl",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "A client of a Howl server, and a tool for AsyncAPI documents.",
        subcommands = {
            TailCommand.class,
            BroadcastCommand.class,
            BroadcastsCommand.class,
            AlertCommand.class,
            CitiesCommand.class,
            NodesCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            GenerateCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            CompletionCommand.class,
            DiffCommand.class,
            MockCommand.class,
            ConformanceCommand.class,
            RecordCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:success",
            "1:negative result: the document is invalid, the server refused the request, or the contract was broken",
            "2:invalid usage",
            "3:the server could not be reached, or the port is taken"
        })
public final class Howl {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Creates the command line. */
    static CommandLine commandLine() {
        return new CommandLine(new Howl()).setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println("howl: " + FailureReport.sentence(failure));
            return FailureReport.exitCode(failure);
        });
    }
}
