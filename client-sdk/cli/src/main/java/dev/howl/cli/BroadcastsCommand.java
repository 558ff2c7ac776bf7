package dev.howl.cli;

import dev.howl.client.BroadcastSchedule;
import dev.howl.client.HowlClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code howl broadcasts}, which lists the scheduled broadcasts. */
@Command(
        name = "broadcasts",
        mixinStandardHelpOptions = true,
        description = "Lists the scheduled broadcasts.",
        footer = {
            "",
            "Examples:",
            "  howl broadcasts --url https://howl.example.com",
            "  howl broadcasts --json | jq -r '.schedules[].schedule_id'"
        })
final class BroadcastsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        try (HowlClient howl = server.client().connect()) {
            List<BroadcastSchedule> schedules = howl.broadcasts().list().get().schedules();
            PrintWriter out = Output.of(command);
            if (json.print(Map.of("schedules", schedules))) {
                return ExitCodes.FINE;
            }
            if (schedules.isEmpty()) {
                out.println("Nothing is scheduled.");
            } else {
                TextTable.print(
                        out,
                        List.of("ID", "NEXT AT", "WHEN", "MESSAGE"),
                        schedules.stream().map(BroadcastsCommand::row).toList());
            }
            return ExitCodes.FINE;
        }
    }

    private static List<String> row(BroadcastSchedule schedule) {
        return List.of(
                schedule.scheduleId(), schedule.nextAt().toInstant().toString(), when(schedule), schedule.message());
    }

    private static String when(BroadcastSchedule schedule) {
        if (schedule.every() != null) {
            return "every " + schedule.every();
        }
        return schedule.cron() + (schedule.zone() == null ? "" : " " + schedule.zone());
    }
}
