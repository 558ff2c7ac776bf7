package dev.howl.cli;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.diff.print.ReportFormat;
import dev.howl.diff.print.RuleTable;
import dev.howl.diff.read.ContractInput;
import dev.howl.diff.read.UnreadableContractException;
import dev.howl.model.InvalidContractException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code howl diff}, which tells what changed between two versions of a document, and whom it breaks. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Compares two versions of an AsyncAPI document by what they mean, and prints each change with its"
                + " place, its rule, whom it breaks, and what to do instead.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no change at the level of --fail-on, or above",
            "1:there are such changes",
            "2:invalid usage, or OLD or NEW is invalid or not there"
        },
        footer = {
            "",
            "OLD and NEW are files, or files of a Git commit, as REV:path. The path starts at the root of the repository,",
            "or at the current folder if it begins with ./ or if the root does not have it.",
            "",
            "Examples:",
            "  howl diff chat-1.0.yaml chat.yaml",
            "  howl diff origin/main:api/chat.yaml api/chat.yaml --fail-on source",
            "  howl diff v1.0.0:./chat.yaml HEAD:./chat.yaml --format markdown",
            "  howl diff --rules"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "OLD", description = "The version that is in use.")
    private @Nullable String old;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The version to come.")
    private @Nullable String now;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "breaking",
            description = "The least level that exits with 1: breaking, source or none (default: ${DEFAULT-VALUE}).")
    private String failOn = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Output: text, json, markdown or html (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(names = "--rules", description = "Print the rules and exit.")
    private boolean rules;

    @Override
    public Integer call() {
        if (rules) {
            Output.of(command).print(RuleTable.text());
            Output.of(command).flush();
            return ExitCodes.FINE;
        }
        if (old == null || now == null) {
            throw usage("two documents are needed: howl diff OLD NEW");
        }
        DiffLevel least = level();
        ReportFormat output = format();
        ContractInput input = new ContractInput(Path.of(""), reading.reading(command));
        ComparedDocument before = read(input, old, now);
        ComparedDocument after = before == null ? null : read(input, now, old);
        if (before == null || after == null) {
            return ExitCodes.USAGE;
        }
        DiffReport report = ContractDiff.compare(before, after);
        Output.of(command).print(output.write(report, Output.hasColours()));
        Output.of(command).flush();
        return least != null && report.reaches(least) ? ExitCodes.NO : ExitCodes.FINE;
    }

    private @Nullable ComparedDocument read(ContractInput input, String text, String other) {
        try {
            return input.read(text, other);
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
        } catch (UnreadableContractException e) {
            Output.errorsOf(command).println("howl: " + Output.line(String.valueOf(e.getMessage())));
        }
        return null;
    }

    /** Returns the least level that fails, {@code null} for none. */
    private @Nullable DiffLevel level() {
        return switch (failOn.toLowerCase(Locale.ROOT)) {
            case "breaking" -> DiffLevel.BREAKING;
            case "source" -> DiffLevel.SOURCE;
            case "none" -> null;
            default -> throw usage("there is no level '" + failOn + "'; there are: breaking, source, none");
        };
    }

    private ReportFormat format() {
        try {
            return ReportFormat.of(format);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Output.spec(command).commandLine(), message);
    }
}
