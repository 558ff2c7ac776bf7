package dev.howl.cli;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code howl validate}, which checks a document. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks an AsyncAPI document and prints every problem with FILE:LINE:COL.")
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The document, YAML or JSON.")
    private Path document = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder to whose files the document may refer (default: the document's own folder only).")
    private @Nullable Path root;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(command);
        PrintWriter err = Output.errorsOf(command);
        try {
            Contract contract = ContractReader.read(document, root);
            contract.warnings().forEach(err::println);
            out.println(document + ": valid; " + contract.title() + " " + contract.contractVersion() + ", "
                    + contract.channels().size() + " channel(s), "
                    + contract.operations().size() + " operation(s)");
            return ExitCodes.FINE;
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(err::println);
            return ExitCodes.NO;
        }
    }
}
