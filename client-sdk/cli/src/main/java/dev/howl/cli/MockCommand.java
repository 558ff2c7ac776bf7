package dev.howl.cli;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.FaultRule;
import dev.howl.testkit.mock.InvalidMockScriptException;
import dev.howl.testkit.mock.MockBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code howl mock}, which stands in for the server of a document. */
@Command(
        name = "mock",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the WebSocket channels of a document until it is interrupted.",
            "It checks what clients send, and prints a line for each message and for each rule that one breaks. Requests"
                    + " are answered with the examples of the document, or else with messages made from its schemas.",
            "",
            "Faults are NAME[=VALUE][,message=ID][,share=N%%]: delay=TIME, drop, duplicate, reorder, truncate, close=CODE,"
                    + " half-open, invalid=KEYWORD. ID is a message of the server, or the request that it answers."
        },
        footer = {
            "",
            "Examples:",
            "  howl mock chat.yaml",
            "  howl mock chat.yaml --port 9000 --script rules.yaml",
            "  howl mock chat.yaml --fault delay=200ms --fault drop=10%%,message=said --seed 7",
            "  howl mock slack.yaml --view client --channel rtm --json",
            "  howl mock chat.yaml --replay chat.jsonl"
        })
final class MockCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Mixin
    private ListeningOptions listening = new ListeningOptions();

    @Option(names = "--script", paramLabel = "FILE", description = "Rules of the mock, in YAML.")
    private @Nullable Path script;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "A transcript of howl record, whose answers are given where the script has no rule.")
    private @Nullable Path transcript;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of generated messages and of faults (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--fault", paramLabel = "FAULT", description = "A fault; may be repeated.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "ID", description = "A channel to serve; may be repeated (default: all).")
    private List<String> channels = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            Contract contract = ContractReader.read(document.document(), document.reading(command));
            return serve(contract);
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
            return ExitCodes.NO;
        } catch (InvalidMockScriptException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
            return ExitCodes.NO;
        } catch (IOException e) {
            Output.errorsOf(command)
                    .println("howl: cannot listen at " + listening + ": " + e.getMessage()
                            + "; choose another --port or --host");
            return ExitCodes.UNREACHABLE;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(Output.spec(command).commandLine(), problem);
    }

    private int serve(Contract contract) throws IOException, InvalidMockScriptException {
        MockLog log = new MockLog(Output.spec(command).commandLine(), listening.json());
        ContractMock mock = builder(contract).log(log).start();
        mock.channels().forEach(log::announce);
        return StopSignal.await("howl-mock-stop", () -> {
            mock.close();
            return ExitCodes.FINE;
        });
    }

    private MockBuilder builder(Contract contract) {
        MockBuilder builder = ContractMock.of(contract)
                .host(listening.host())
                .port(listening.port())
                .seed(seed);
        faults.forEach(fault -> builder.fault(FaultRule.parse(fault)));
        channels.forEach(builder::channel);
        if (transcript != null) {
            builder.replay(transcript);
        }
        return script == null ? builder : builder.script(script);
    }
}
