package dev.howl.cli;

import dev.howl.client.http.City;
import dev.howl.client.http.HowlHttp;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code howl cities}, which prints one city a line. */
@Command(
        name = "cities",
        mixinStandardHelpOptions = true,
        description = "Lists the cities, as '<name> <uuid>'. A name may have spaces; the uuid is last.",
        footer = {
            "",
            "Examples:",
            "  howl cities",
            "  howl cities --tsv | cut -f 2",
            "  howl cities --json | jq -r '.cities[].uuid'"
        })
final class CitiesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--tsv", description = "Separate name and uuid by a tab, for programs.")
    private boolean tabs;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        PrintWriter out = Output.of(command);
        String separator = tabs ? "\t" : " ";
        try (HowlHttp http = server.http()) {
            List<City> cities = http.cities().get();
            if (!json.print(Map.of("cities", cities))) {
                cities.forEach(city -> out.println(Output.line(city.name()) + separator + city.uuid()));
            }
            return ExitCodes.FINE;
        }
    }
}
