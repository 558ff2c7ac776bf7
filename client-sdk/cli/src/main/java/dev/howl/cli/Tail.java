package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
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

/** Prints the events of a topic as they come. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the events of a topic, one a line, until interrupted.")
final class Tail implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private Server server = new Server();

    @Parameters(paramLabel = "TOPIC", description = "wisdom, broadcasts, incidents, alerts or moderation.")
    private String topic = "";

    @Option(names = "--key", description = "The key, for a topic that has keys: for alerts, the uuid of a city.")
    private @Nullable String key;

    @Option(
            names = {"-n", "--count"},
            description = "Stop after so many events.")
    private long count = Long.MAX_VALUE;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        Topics wanted = topic();
        try (HowlClient howl = client().connect()) {
            // An interrupt ends the JVM; the server is told so.
            Thread goodbye = new Thread(howl::close);
            Runtime.getRuntime().addShutdownHook(goodbye);
            CompletableFuture<Void> enough = new CompletableFuture<>();
            wanted.follow(howl, key, new Printer(Output.of(command), count, enough))
                    .confirmed()
                    .get();
            CompletableFuture.anyOf(howl.closed(), enough).get();
            Runtime.getRuntime().removeShutdownHook(goodbye);
            return enough.isDone() ? ExitCodes.FINE : ExitCodes.NO;
        }
    }

    private Topics topic() {
        try {
            if (count < 1) {
                throw new IllegalArgumentException("--count must be at least 1");
            }
            return Topics.of(topic, key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }

    private ClientBuilder<HowlClient> client() {
        PrintWriter err = Output.errorsOf(command);
        return server.client().onGap(gap -> err.println("howl: events were passed over (" + gap.reason() + ")"));
    }

    /** Counts down what is still wanted; called by one thread at a time. */
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
                out.flush();
                left--;
            }
            if (left == 0) {
                enough.complete(null);
            }
        }
    }
}
