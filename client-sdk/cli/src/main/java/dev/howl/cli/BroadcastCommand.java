package dev.howl.cli;

import dev.howl.client.BroadcastAccepted;
import dev.howl.client.BroadcastScheduled;
import dev.howl.client.HowlClient;
import dev.howl.client.ScheduleBroadcast;
import dev.howl.client.SendBroadcast;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code howl broadcast}, which sends a broadcast, schedules one or cancels a schedule. */
@Command(
        name = "broadcast",
        mixinStandardHelpOptions = true,
        description = "Sends a message to all subscribers, immediately or on a schedule, or cancels a schedule.",
        footer = {
            "",
            "Examples:",
            "  howl broadcast --message 'Lunch is served'",
            "  howl broadcast --message 'Stand up' --cron '0 0 12 * * MON-FRI' --zone Europe/Berlin",
            "  howl broadcast --cancel 42",
            "  howl broadcast --message 'Lunch is served' --json | jq -r .broadcast_id"
        })
final class BroadcastCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** Either a message or a schedule to cancel. */
    private static final class What {
        @ArgGroup(exclusive = false)
        private @Nullable Sending sending;

        @Option(names = "--cancel", paramLabel = "ID", description = "Cancel the schedule with this id.")
        private @Nullable String cancel;
    }

    /** A message and its schedule, if any. */
    private static final class Sending {
        @Option(names = "--message", paramLabel = "TEXT", required = true, description = "The message.")
        private String message = "";

        @Option(
                names = "--dedupe-id",
                paramLabel = "ID",
                description =
                        "An idempotency key: if the command is repeated with it, the server sends the message once.")
        private @Nullable String dedupeId;

        @ArgGroup
        private @Nullable Recurrence recurrence;
    }

    /** The schedule of a message: a fixed rate or a cron expression. */
    private static final class Recurrence {
        @Option(
                names = "--every",
                paramLabel = "DURATION",
                description = "Repeat at this interval, such as 10m or PT10M.")
        private @Nullable String every;

        @ArgGroup(exclusive = false)
        private @Nullable Cron cron;
    }

    /** A cron expression and its time zone. */
    private static final class Cron {
        @Option(
                names = "--cron",
                required = true,
                paramLabel = "EXPRESSION",
                description = "Repeat at these times, such as '0 12 * * MON-FRI'.")
        private String expression = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "The time zone of --cron, such as Europe/Berlin (default: UTC).")
        private @Nullable String zone;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (what.cancel != null) {
            return cancel(what.cancel);
        }
        Sending sending = what.sending == null ? new Sending() : what.sending;
        return sending.recurrence == null ? send(sending) : schedule(sending, sending.recurrence);
    }

    private int send(Sending sending) throws ExecutionException, InterruptedException {
        SendBroadcast request = CheckedValues.of(command, () -> new SendBroadcast(sending.message, sending.dedupeId));
        try (HowlClient howl = server.client().connect()) {
            BroadcastAccepted answer = howl.broadcasts().send(request).get();
            if (!json.print(answer)) {
                Output.of(command).println("Broadcast '" + sending.message + "' sent as " + answer.broadcastId() + ".");
            }
            return ExitCodes.FINE;
        }
    }

    private int schedule(Sending sending, Recurrence recurrence) throws ExecutionException, InterruptedException {
        String zone = recurrence.cron == null ? null : recurrence.cron.zone;
        ScheduleBroadcast request = CheckedValues.of(
                command,
                () -> new ScheduleBroadcast(
                        sending.message, every(recurrence), cron(recurrence), zone, sending.dedupeId));
        try (HowlClient howl = server.client().connect()) {
            BroadcastScheduled answer = howl.broadcasts().schedule(request).get();
            if (!json.print(answer)) {
                Output.of(command)
                        .println("Broadcast '" + sending.message + "' scheduled as " + answer.scheduleId()
                                + ", next at " + answer.nextAt().toInstant() + ".");
            }
            return ExitCodes.FINE;
        }
    }

    private static @Nullable String every(Recurrence recurrence) {
        String text = recurrence.every;
        return text == null ? null : CheckedValues.option("--every", () -> DurationParser.iso(text));
    }

    private static @Nullable String cron(Recurrence recurrence) {
        Cron cron = recurrence.cron;
        return cron == null ? null : CheckedValues.option("--cron", () -> CronText.of(cron.expression));
    }

    private int cancel(String id) throws ExecutionException, InterruptedException {
        try (HowlClient howl = server.client().connect()) {
            if (!json.print(howl.broadcasts().cancel(id).get())) {
                Output.of(command).println("Schedule " + id + " cancelled.");
            }
            return ExitCodes.FINE;
        }
    }
}
