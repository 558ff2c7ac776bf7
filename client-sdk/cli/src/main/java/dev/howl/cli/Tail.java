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

    @Parameters(paramLabel = "TOPIC", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Topics topic = Topics.WISDOM;

    @Option(names = "--key", description = "The key, for a topic that has keys: for alerts, the uuid of a city.")
    private @Nullable String key;

    @Option(
            names = {"-n", "--count"},
            description = "Stop after so many events.")
    private long count = Long.MAX_VALUE;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (count < 1) {
            throw new ParameterException(spec().commandLine(), "--count must be at least 1");
        }
        try (HowlClient howl = client().connect()) {
            CompletableFuture<Void> enough = new CompletableFuture<>();
            follow(howl, new Printer(Output.of(command), count, enough));
            CompletableFuture.anyOf(howl.closed(), enough).get();
            return enough.isDone() ? ExitCodes.FINE : ExitCodes.NO;
        }
    }

    private void follow(HowlClient howl, Consumer<String> print) throws ExecutionException, InterruptedException {
        try {
            topic.follow(howl, key, print).confirmed().get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }

    private ClientBuilder<HowlClient> client() {
        ClientBuilder<HowlClient> builder = HowlClient.builder(server.events());
        String token = server.token();
        if (token != null) {
            builder.token(() -> token);
        }
        PrintWriter err = Output.errorsOf(command);
        return builder.onGap(gap -> err.println("howl: passed over events: " + gap));
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("used outside a command");
        }
        return command;
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
