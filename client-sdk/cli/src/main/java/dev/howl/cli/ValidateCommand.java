package dev.howl.cli;

import dev.howl.cli.DocumentReport.Result;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.reader.ContractReader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code howl validate}, which checks a document. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks an AsyncAPI document and prints every problem with FILE:LINE:COL.",
        footer = {
            "",
            "Examples:",
            "  howl validate chat.yaml",
            "  howl validate chat.yaml --strict --view client",
            "  howl validate chat.yaml --json | jq '.diagnostics[].message'"
        })
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Mixin
    private DocumentReport report = new DocumentReport();

    @Option(names = "--strict", description = "Fail on warnings, too.")
    private boolean strict;

    @Override
    public Integer call() {
        try {
            Contract contract = ContractReader.read(document.document(), document.reading(command));
            boolean fails = (strict ? Severity.WARNING : Severity.ERROR).isReachedBy(contract.diagnostics());
            report.print(
                    document,
                    new Result(contract.viewpoint(), contract.diagnostics(), fails ? "" : summary(contract)),
                    command);
            return fails ? ExitCodes.NO : ExitCodes.FINE;
        } catch (InvalidContractException e) {
            report.print(document, new Result(e.viewpoint(), e.diagnostics(), ""), command);
            return ExitCodes.NO;
        }
    }

    private String summary(Contract contract) {
        boolean typesOnly = contract.diagnostics().stream().anyMatch(found -> found.stops() != Stops.NOTHING);
        return document.document() + ": valid; " + contract.title() + " " + contract.contractVersion() + ", "
                + contract.channels().size() + " channel(s), "
                + contract.operations().size() + " operation(s)"
                + (typesOnly ? "; types and docs can be generated, a server and a client cannot" : "");
    }
}
