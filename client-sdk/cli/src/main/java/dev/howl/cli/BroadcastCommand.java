package dev.howl.cli;

import dev.howl.client.BroadcastScheduled;
import dev.howl.client.HowlClient;
import dev.howl.client.ScheduleBroadcast;
import dev.howl.client.SendBroadcast;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a message to everybody, at once or on a schedule, or ends a schedule. */
@Command(
        name = "broadcast",
        mixinStandardHelpOptions = true,
        description = "Sends a message to everybody, at once or on a schedule, or ends a schedule.")
final class BroadcastCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** Either a message or the end of a schedule. */
    private static final class What {
        @ArgGroup(exclusive = false)
        private @Nullable Sending sending;

        @Option(names = "--cancel", paramLabel = "ID", description = "End the schedule of this id.")
        private @Nullable String cancel;
    }

    /** A message, and when to send it. */
    private static final class Sending {
        @Option(names = "--message", required = true, description = "What to say.")
        private String message = "";

        @Option(names = "--dedupe-id", paramLabel = "ID", description = "Said twice with it, it counts once.")
        private @Nullable String dedupeId;

        @ArgGroup
        private @Nullable Rhythm rhythm;
    }

    /** When to send it again and again. */
    private static final class Rhythm {
        @Option(names = "--every", paramLabel = "DURATION", description = "Again and again, such as 10m or PT10M.")
        private @Nullable String every;

        @ArgGroup(exclusive = false)
        private @Nullable Cron cron;
    }

    /** Times of the clock. */
    private static final class Cron {
        @Option(
                names = "--cron",
                required = true,
                paramLabel = "EXPRESSION",
                description = "At these times, such as '0 12 * * MON-FRI'.")
        private String expression = "";

        @Option(names = "--zone", description = "The time zone of --cron, such as Europe/Berlin (default: UTC).")
        private @Nullable String zone;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (what.cancel != null) {
            return cancel(what.cancel);
        }
        Sending sending = what.sending == null ? new Sending() : what.sending;
        return sending.rhythm == null ? send(sending) : schedule(sending, sending.rhythm);
    }

    private int send(Sending sending) throws ExecutionException, InterruptedException {
        SendBroadcast request = checked(() -> new SendBroadcast(sending.message, sending.dedupeId));
        try (HowlClient howl = server.client().connect()) {
            String id = howl.broadcasts().send(request).get().broadcastId();
            Output.of(command).println("Broadcast '" + sending.message + "' sent as " + id + ".");
            return ExitCodes.FINE;
        }
    }

    private int schedule(Sending sending, Rhythm rhythm) throws ExecutionException, InterruptedException {
        String cron = rhythm.cron == null ? null : rhythm.cron.expression;
        String zone = rhythm.cron == null ? null : rhythm.cron.zone;
        ScheduleBroadcast request =
                checked(() -> new ScheduleBroadcast(sending.message, every(rhythm), cron, zone, sending.dedupeId));
        try (HowlClient howl = server.client().connect()) {
            BroadcastScheduled answer = howl.broadcasts().schedule(request).get();
            Output.of(command)
                    .println("Broadcast '" + sending.message + "' scheduled as " + answer.scheduleId() + ", next at "
                            + answer.nextAt().toInstant() + ".");
            return ExitCodes.FINE;
        }
    }

    private static @Nullable String every(Rhythm rhythm) {
        return rhythm.every == null ? null : DurationParser.iso(rhythm.every);
    }

    private int cancel(String id) throws ExecutionException, InterruptedException {
        try (HowlClient howl = server.client().connect()) {
            howl.broadcasts().cancel(id).get();
            Output.of(command).println("Schedule " + id + " cancelled.");
            return ExitCodes.FINE;
        }
    }

    /** What the contract does not let through is bad usage; the server need not be asked. */
    private <T> T checked(Supplier<T> request) {
        try {
            return request.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Output.spec(command).commandLine(), e.getMessage(), e);
        }
    }
}
