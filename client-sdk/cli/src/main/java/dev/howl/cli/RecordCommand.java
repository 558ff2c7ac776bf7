package dev.howl.cli;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.record.RecordOptions;
import dev.howl.testkit.record.RecordSummary;
import dev.howl.testkit.record.TargetUnreachableException;
import dev.howl.testkit.record.TrafficRecorder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code howl record}, which checks live traffic between clients and a server. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Forwards connections to a server, and checks both sides against a document until it is interrupted.",
            "It prints a line for each rule that a client or the server breaks, and at the end what was seen of the"
                    + " document and the latency that it added. Exit code 1 means that the contract was broken.",
            "",
            "Host and Origin become those of the server, and no extension such as permessage-deflate is offered. Tokens"
                    + " and passwords are masked in output and transcript."
        },
        footer = {
            "",
            "Examples:",
            "  howl record chat.yaml --to ws://localhost:9000",
            "  howl record chat.yaml --listen 9001 --to wss://chat.example.com --messages",
            "  howl record chat.yaml --listen 9001 --to wss://chat.intern.example.com --ca our-ca.pem",
            "  howl record chat.yaml --listen 9001 --to ws://localhost:9000 --out chat.jsonl",
            "  howl mock chat.yaml --port 9000 --replay chat.jsonl"
        })
final class RecordCommand implements Callable<Integer> {
    private static final long MIB = 1024L * 1024;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Mixin
    private ListeningOptions listening = new ListeningOptions();

    @Mixin
    private CaOption ca = new CaOption();

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            description = "The server: ws or wss, host and port, without path.")
    private URI target = URI.create("");

    @Option(names = "--out", paramLabel = "FILE", description = "The transcript to write, for howl mock --replay.")
    private @Nullable Path out;

    @Option(
            names = "--max-out",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "Size at which the transcript ends (default: ${DEFAULT-VALUE} MiB).")
    private int maxOut;

    @Option(
            names = "--max-message",
            paramLabel = "BYTES",
            defaultValue = "16777216",
            description = "Longer messages are forwarded and not checked (default: ${DEFAULT-VALUE}).")
    private int maxMessage;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "1000",
            description = "More connections are reset (default: ${DEFAULT-VALUE}).")
    private int maxConnections;

    @Option(names = "--messages", description = "Print a line for each message, too.")
    private boolean messages;

    @Override
    public Integer call() {
        check(maxOut > 0 && maxMessage > 0 && maxConnections > 0, "limits must be at least 1");
        try {
            Contract contract = ContractReader.read(document.document(), document.reading(command));
            check(!contract.sockets().isEmpty(), "the contract has no WebSocket channel");
            return record(contract);
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
            return ExitCodes.NO;
        } catch (TargetUnreachableException e) {
            Output.errorsOf(command).println("howl: " + Output.line(String.valueOf(e.getMessage())));
            return ExitCodes.UNREACHABLE;
        } catch (IOException e) {
            Output.errorsOf(command)
                    .println("howl: cannot listen at " + listening + ", or write the transcript: " + e.getMessage()
                            + "; choose another --listen, --host or --out");
            return ExitCodes.UNREACHABLE;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private void check(boolean condition, String problem) {
        if (!condition) {
            throw usage(problem);
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(Output.spec(command).commandLine(), problem);
    }

    private int record(Contract contract) throws IOException {
        RecordLog log = new RecordLog(Output.spec(command).commandLine(), listening.json(), messages);
        TrafficRecorder recorder;
        try {
            recorder = TrafficRecorder.start(contract, options(), log);
        } catch (IOException | IllegalArgumentException e) {
            log.close();
            throw e;
        }
        log.announce(recorder.uri(), target, Sockets.of(contract).sockets());
        return StopSignal.await("howl-record-stop", () -> finish(recorder, log));
    }

    private RecordOptions options() {
        return new RecordOptions(
                listening.host(),
                listening.port(),
                target,
                ca.context(),
                out,
                maxOut * MIB,
                maxMessage,
                maxConnections);
    }

    private static int finish(TrafficRecorder recorder, RecordLog log) {
        recorder.close();
        RecordSummary summary = recorder.summary();
        log.summary(summary);
        log.close();
        return summary.violations() > 0 ? ExitCodes.NO : ExitCodes.FINE;
    }
}
