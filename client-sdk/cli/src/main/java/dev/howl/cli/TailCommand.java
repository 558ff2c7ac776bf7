package dev.howl.cli;

import dev.howl.client.EventsServerMessage;
import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.CloseInfo;
import dev.howl.client.runtime.Subscription;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code howl tail}, which prints the events of a topic, after its snapshot if it has one. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the events of a topic, one per line, until interrupted.",
        footer = {
            "",
            "alerts, incidents and moderation have a snapshot, which is printed first, in the form of events: the alerts"
                    + " in force, the incidents as one change that adds them all, the replies pending a decision. Every"
                    + " later event follows. After a gap, the snapshot is printed again. Gaps, lost connections and"
                    + " reconnects are reported on standard error.",
            "",
            "Examples:",
            "  howl tail wisdom",
            "  howl tail alerts --city Berlin --format json --count 1",
            "  howl tail broadcasts --url https://howl.example.com --token \"$TOKEN\""
        })
final class TailCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "TOPIC", description = "The topic: wisdom, broadcasts, incidents, alerts or moderation.")
    private String topic = "";

    @Option(
            names = {"--key", "--city"},
            paramLabel = "KEY",
            description = "The key, for a topic with keys: for alerts, the name or the uuid of a city.")
    private @Nullable String key;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after this number of lines.")
    private long count = Long.MAX_VALUE;

    @ArgGroup
    private Shape shape = new Shape();

    /** The format, by name or by the short option. */
    private static final class Shape {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "text: lines for people. json: one JSON object per event, as in the contract"
                        + " (default: ${DEFAULT-VALUE}).")
        private String format = "text";

        @Option(names = "--json", description = "The same as --format json.")
        private boolean json;

        private TailFormat format() {
            return json ? TailFormat.JSON : TailFormat.of(format);
        }
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        TailTopic wanted = topic();
        Printer printer = printer();
        String selected = key == null ? null : CityLookup.uuid(server, key).toString();
        ReconnectNotices notices =
                new ReconnectNotices(notice -> Output.errorsOf(command).println("howl: " + notice));
        try (HowlClient howl = client(notices).connect()) {
            notices.begin();
            // Sends the server a Close when the process is interrupted.
            Thread closing = new Thread(howl::close);
            Runtime.getRuntime().addShutdownHook(closing);
            try {
                return follow(howl, wanted.follow(howl, selected, printer), printer);
            } finally {
                removeHook(closing);
            }
        }
    }

    private int follow(HowlClient howl, Subscription subscription, Printer printer)
            throws ExecutionException, InterruptedException {
        subscription.confirmed().get();
        CompletableFuture.anyOf(printer.enough, subscription.closed(), howl.closed())
                .get();
        if (printer.enough.isDone()) {
            return ExitCodes.FINE;
        }
        CloseInfo end = howl.closed().get();
        if (end.remote()) {
            Output.errorsOf(command).println("howl: " + sentence(end));
        }
        return ExitCodes.NO;
    }

    private static String sentence(CloseInfo end) {
        return end.cause() == null
                ? "the server has closed the connection (" + end.code() + ")"
                : FailureReport.sentence(end.cause());
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs this hook.
        }
    }

    private TailTopic topic() {
        return CheckedValues.of(command, () -> {
            if (count < 1) {
                throw new IllegalArgumentException("--count must be at least 1");
            }
            return TailTopic.of(topic, key);
        });
    }

    private Printer printer() {
        return CheckedValues.of(command, () -> new Printer(Output.of(command), shape.format(), count));
    }

    private ClientBuilder<HowlClient> client(ReconnectNotices notices) {
        PrintWriter err = Output.errorsOf(command);
        return server.client()
                .onGap(gap -> err.println("howl: events were missed (" + gap.reason() + ")"))
                .onState(notices);
    }

    /** A consumer that prints the lines of events until the count is reached. Called by one thread at a time. */
    private static final class Printer implements Consumer<EventsServerMessage> {
        private final PrintWriter out;
        private final TailFormat format;
        private final CompletableFuture<Void> enough = new CompletableFuture<>();
        private long left;

        Printer(PrintWriter out, TailFormat format, long count) {
            this.out = out;
            this.format = format;
            this.left = count;
        }

        @Override
        public void accept(EventsServerMessage event) {
            for (String line : format.lines(event)) {
                if (left > 0) {
                    out.println(line);
                    left--;
                }
            }
            if (left == 0 || hasNoReader()) {
                enough.complete(null);
            }
        }

        /** Returns whether the reader of a pipe, such as {@code head}, has exited. Print streams throw no exception then. */
        private boolean hasNoReader() {
            return out.checkError() || System.out.checkError();
        }
    }
}
