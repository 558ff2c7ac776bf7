package dev.howl.cli;

import dev.howl.client.http.ClusterNode;
import dev.howl.client.http.HowlHttp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
    public Integer call() throws ExecutionException, InterruptedException {
        try (HowlHttp http = server.http()) {
            List<ClusterNode> nodes = http.nodes().get();
            if (!json.print(Map.of("nodes", nodes))) {
                TextTable.print(
                        Output.of(command),
                        List.of("ID", "ADDRESS", "VERSION", "UP SINCE", "CONNECTIONS"),
                        nodes.stream().map(NodesCommand::row).toList());
            }
            return ExitCodes.FINE;
        }
    }

    private static List<String> row(ClusterNode node) {
        return List.of(
                node.id(),
                node.address(),
                node.version(),
                node.startedAt().toString(),
                Long.toString(node.connections()));
    }
}
