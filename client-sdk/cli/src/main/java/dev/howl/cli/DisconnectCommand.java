package dev.howl.cli;

import dev.howl.client.http.HowlHttp;
import dev.howl.client.http.Revocation;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code howl disconnect}, which revokes the tokens of a subject for a time and ends its connections. */
@Command(
        name = "disconnect",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the connections of a subject on all nodes, and refuses its tokens for a time.",
            "The command needs a token with the scope admin. The publish token has it."
        },
        footer = {
            "",
            "Examples:",
            "  howl disconnect --subject olga",
            "  howl disconnect --subject olga --for 8h",
            "  howl disconnect --subject olga --json | jq -r .until"
        })
final class DisconnectCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "NAME",
            description = "The subject of the tokens (claim sub).")
    private String subject = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "PT10M",
            description = "How long the tokens are refused, such as 8h or PT8H, at most 30d (default: ten minutes).")
    private String duration = "";

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (subject.isBlank()) {
            throw new ParameterException(Output.spec(command).commandLine(), "--subject must not be empty");
        }
        String time =
                CheckedValues.of(command, () -> CheckedValues.option("--for", () -> DurationParser.iso(duration)));
        try (HowlHttp http = server.http()) {
            Revocation revocation =
                    http.revokeTokens(subject, Duration.parse(time)).get();
            if (!json.print(revocation)) {
                Output.of(command).println(sentence(revocation));
            }
            return ExitCodes.FINE;
        }
    }

    private static String sentence(Revocation revocation) {
        return "Tokens of '" + revocation.subject() + "' are refused until " + revocation.until() + " on "
                + count(revocation.nodes(), "node") + "; the node that answered closed "
                + count(revocation.connections(), "connection") + ".";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
