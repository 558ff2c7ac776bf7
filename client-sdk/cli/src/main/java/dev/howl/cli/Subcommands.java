package dev.howl.cli;

import dev.howl.demo.DemoCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * The subcommands of {@code howl}, made only when they are needed: to read the annotations of all takes as long as to
 * validate a small document.
 */
final class Subcommands {
    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "tail",
            "broadcast",
            "broadcasts",
            "alert",
            "cities",
            "nodes",
            "disconnect",
            "token",
            "demo",
            "generate",
            "docs",
            "validate",
            "explain",
            "completion",
            "diff",
            "mock",
            "conformance",
            "record",
            "help");

    /** Subcommands that name others. */
    private static final Set<String> OF_ALL = Set.of("completion", "help");

    private Subcommands() {}

    /** Adds the subcommands that a command line needs: the one that it names, or all. */
    static void addTo(CommandLine howl, String... words) {
        boolean one = words.length > 0 && NAMES.contains(words[0]) && !OF_ALL.contains(words[0]);
        for (String name : one ? List.of(words[0]) : NAMES) {
            howl.addSubcommand(name, create(name));
        }
    }

    // Not a map of constructors: each reference would be a class to make at the start.
    private static Object create(String name) {
        return switch (name) {
            case "tail" -> new TailCommand();
            case "broadcast" -> new BroadcastCommand();
            case "broadcasts" -> new BroadcastsCommand();
            case "alert" -> new AlertCommand();
            case "cities" -> new CitiesCommand();
            case "nodes" -> new NodesCommand();
            case "disconnect" -> new DisconnectCommand();
            case "token" -> new TokenCommand();
            case "demo" -> new DemoCommand();
            case "generate" -> new GenerateCommand();
            case "docs" -> new DocsCommand();
            case "validate" -> new ValidateCommand();
            case "explain" -> new ExplainCommand();
            case "completion" -> new CompletionCommand();
            case "diff" -> new DiffCommand();
            case "mock" -> new MockCommand();
            case "conformance" -> new ConformanceCommand();
            case "record" -> new RecordCommand();
            case "help" -> new CommandLine.HelpCommand();
            default -> throw new IllegalArgumentException("there is no command '" + name + "'");
        };
    }
}
