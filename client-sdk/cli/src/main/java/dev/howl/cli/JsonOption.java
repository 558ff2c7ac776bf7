package dev.howl.cli;

import dev.howl.runtime.Json;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that print their result as one JSON object. */
final class JsonOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    /**
     * Prints a result, if the option is given.
     *
     * @param result a tree, a map or a record
     * @return whether it was printed
     */
    boolean print(Object result) {
        if (json) {
            PrintWriter out = Output.of(command);
            out.println(Json.mapper().valueToTree(result).toPrettyString());
        }
        return json;
    }
}
