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
import java.util.concurrent.CountDownLatch;
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

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen at (default: a free one, which is printed).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen at (default: ${DEFAULT-VALUE}).")
    private String host = "";

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

    @Option(names = "--json", description = "Print a JSON object for each event.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 0xffff) {
            throw usage("--port must be from 0 to 65535");
        }
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
                    .println("howl: cannot listen at " + host + ":" + port + ": " + e.getMessage()
                            + "; choose another --port or --host");
            return ExitCodes.UNREACHABLE;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(Output.spec(command).commandLine(), problem);
    }

    private int serve(Contract contract) throws IOException, InvalidMockScriptException, InterruptedException {
        MockLog log = new MockLog(Output.spec(command).commandLine(), json);
        try (ContractMock mock = builder(contract).log(log).start()) {
            mock.channels().forEach(log::announce);
            Thread hook = new Thread(mock::close, "howl-mock-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                new CountDownLatch(1).await();
            } finally {
                removeHook(hook);
            }
        } catch (InterruptedException e) {
            // The command is used within another program, which ends it so.
            Thread.currentThread().interrupt();
        }
        return ExitCodes.FINE;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs this hook.
        }
    }

    private MockBuilder builder(Contract contract) {
        MockBuilder builder = ContractMock.of(contract).host(host).port(port).seed(seed);
        faults.forEach(fault -> builder.fault(FaultRule.parse(fault)));
        channels.forEach(builder::channel);
        if (transcript != null) {
            builder.replay(transcript);
        }
        return script == null ? builder : builder.script(script);
    }
}
