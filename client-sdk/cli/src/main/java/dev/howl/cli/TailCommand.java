package dev.howl.cli;

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
                    + " later event follows. After a gap, which is reported on standard error, the snapshot is printed"
                    + " again.",
            "",
            "Examples:",
            "  howl tail wisdom",
            "  howl tail alerts --key 0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e --count 1",
            "  howl tail broadcasts --url https://howl.example.com --token \"$TOKEN\""
        })
final class TailCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "TOPIC", description = "The topic: wisdom, broadcasts, incidents, alerts or moderation.")
    private String topic = "";

    @Option(names = "--key", description = "The key, for a topic with keys: for alerts, the uuid of a city.")
    private @Nullable String key;

    @Option(
            names = {"-n", "--count"},
            description = "Stop after this number of lines.")
    private long count = Long.MAX_VALUE;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        TailTopic wanted = topic();
        try (HowlClient howl = client().connect()) {
            // Sends the server a Close when the process is interrupted.
            Thread closing = new Thread(howl::close);
            Runtime.getRuntime().addShutdownHook(closing);
            try {
                return follow(howl, wanted);
            } finally {
                removeHook(closing);
            }
        }
    }

    private int follow(HowlClient howl, TailTopic wanted) throws ExecutionException, InterruptedException {
        CompletableFuture<Void> enough = new CompletableFuture<>();
        Subscription subscription = wanted.follow(howl, key, new Printer(Output.of(command), count, enough));
        subscription.confirmed().get();
        CompletableFuture.anyOf(enough, subscription.closed(), howl.closed()).get();
        if (enough.isDone()) {
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
        try {
            if (count < 1) {
                throw new IllegalArgumentException("--count must be at least 1");
            }
            return TailTopic.of(topic, key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }

    private ClientBuilder<HowlClient> client() {
        PrintWriter err = Output.errorsOf(command);
        return server.client().onGap(gap -> err.println("howl: events were missed (" + gap.reason() + ")"));
    }

    /** A consumer that prints lines until the count is reached. Called by one thread at a time. */
    private static final class Printer implements Consumer<String> {
        private final PrintWriter out;
        private final CompletableFuture<Void> enough;
        private long left;

        Printer(PrintWriter out, long count, CompletableFuture<Void> enough) {
            this.out = out;
            this.left = count;
            this.enough = enough;
        }

        @Override
        public void accept(String line) {
            if (left > 0) {
                out.println(line);
                left--;
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
