package dev.howl.cli;

import dev.howl.generator.explain.ContractExplainer;
import dev.howl.generator.explain.UnknownElementException;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code howl explain}, which tells what an element of a document becomes in Java. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Prints what an element of an AsyncAPI document becomes in Java, and why: its type, the reason for"
                        + " it, the keywords, who sends a message and how its frames are recognised. Without an element, it"
                        + " lists all channels, operations, messages and schemas.",
        footer = {
            "",
            "Examples:",
            "  howl explain chat.yaml",
            "  howl explain chat.yaml '#/components/schemas/User/properties/name'",
            "  howl explain chat.yaml User --package com.example.chat"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ELEMENT",
            description =
                    "A JSON Pointer, such as '#/channels/chat/messages/say', or a name that only one element has.")
    private @Nullable String element;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "contract",
            description = "The package of the generated Java sources (default: ${DEFAULT-VALUE}).")
    private String packageName = "";

    @Option(
            names = "--keep-unknown",
            description = "Let records keep members that the document neither lists nor forbids, and write them back.")
    private boolean keepUnknown;

    @Override
    public Integer call() {
        try {
            ContractExplainer explainer = ContractExplainer.of(
                    ContractReader.read(document.document(), document.reading(command)), packageName, keepUnknown);
            Output.of(command).print(element == null ? explainer.overview() : explainer.explain(element));
            Output.of(command).flush();
            return ExitCodes.FINE;
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
            return ExitCodes.NO;
        } catch (UnknownElementException e) {
            Output.errorsOf(command).println("howl: " + document.document() + ": " + e.getMessage());
            return ExitCodes.NO;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }
}
