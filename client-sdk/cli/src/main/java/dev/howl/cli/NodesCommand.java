package dev.howl.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command {@code howl nodes}, which lists the nodes of the cluster. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "Lists the nodes of the cluster.",
        footer = {
            "",
            "Examples:",
            "  howl nodes --url https://howl.example.com",
            "  howl nodes --json | jq '.nodes | length'"
        })
final class NodesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        JsonNode answer = new HttpApi(server).get("/api/nodes");
        if (!json.print(answer)) {
            TextTable.print(
                    Output.of(command),
                    List.of("ID", "ADDRESS", "VERSION", "UP SINCE", "CONNECTIONS"),
                    answer.path("nodes").valueStream().map(NodesCommand::row).toList());
        }
        return ExitCodes.FINE;
    }

    private static List<String> row(JsonNode node) {
        return List.of("id", "address", "version", "started_at", "connections").stream()
                .map(column -> node.path(column).asString(""))
                .toList();
    }
}
