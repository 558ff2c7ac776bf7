package dev.howl.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code howl}; {@link Subcommands} has its subcommands. */
@Command(
        name = "howl",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "A client of a Howl server, and a tool for AsyncAPI documents.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:success",
            "1:negative result: the document is invalid, the server refused the request, or the contract was broken",
            "2:invalid usage",
            "3:the server could not be reached, or the port is taken"
        },
        footer = {"", "Examples of each command: howl help COMMAND"})
public final class Howl {
    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    /**
     * Creates the command line.
     *
     * @param words what will be executed; without any, the command line has all subcommands
     */
    static CommandLine commandLine(String... words) {
        CommandLine howl = new CommandLine(new Howl());
        Subcommands.addTo(howl, words);
        Converters.addTo(howl);
        return howl.setExecutionExceptionHandler((failure, command, result) -> {
            command.getErr().println("howl: " + FailureReport.sentence(failure));
            return FailureReport.exitCode(failure);
        });
    }
}
