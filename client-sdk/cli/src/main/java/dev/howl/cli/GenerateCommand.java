package dev.howl.cli;

import dev.howl.cli.DocumentReport.Result;
import dev.howl.generator.GenerateRequest;
import dev.howl.generator.GenerateResult;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code howl generate}, which runs the generator on a document. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Generates sources or pages from an AsyncAPI document. Rewrites only files that changed.",
        footer = {
            "",
            "Examples:",
            "  howl generate chat.yaml --target client --package com.example.chat --output src",
            "  howl generate chat.yaml --target docs --output site"
        })
final class GenerateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Mixin
    private DocumentReport report = new DocumentReport();

    @Option(
            names = "--target",
            paramLabel = "KIND",
            required = true,
            description = "What to generate: types, server, client or docs.")
    private String target = "";

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "contract",
            description = "The package of the generated Java sources (default: ${DEFAULT-VALUE}).")
    private String packageName = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for sources or pages.")
    private Path output = Path.of("");

    @Option(
            names = "--resources",
            paramLabel = "DIR",
            description = "The folder for a server's resources (default: that of --output).")
    private @Nullable Path resources;

    @Option(names = "--strict", description = "Generate nothing if there are warnings.")
    private boolean strict;

    @Option(
            names = "--lenient",
            description =
                    "Generate what is sound of an invalid document: channels, messages and operations without errors"
                            + " in what they need.")
    private boolean lenient;

    @Option(
            names = "--keep-unknown",
            description = "Let records keep members that the document neither lists nor forbids, and write them back.")
    private boolean keepUnknown;

    @Override
    public Integer call() throws IOException {
        try {
            GenerateResult result = Generator.generate(request());
            report.print(document, generated(result), command);
            return ExitCodes.FINE;
        } catch (InvalidContractException e) {
            report.print(document, new Result(e.viewpoint(), e.diagnostics(), ""), command);
            return ExitCodes.NO;
        }
    }

    private Result generated(GenerateResult result) {
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        more.put("output", output.toString());
        more.put("files", result.files());
        more.put("changed", result.changed());
        return new Result(
                result.contract().viewpoint(),
                result.diagnostics(),
                result.files() + " files in " + output + ", " + result.changed() + " changed",
                more);
    }

    private GenerateRequest request() {
        try {
            return new GenerateRequest(
                    document.document(),
                    document.reading(command),
                    Target.of(target),
                    packageName,
                    output,
                    resources == null ? output : resources,
                    strict ? Severity.WARNING : Severity.ERROR,
                    lenient,
                    keepUnknown);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }
}
