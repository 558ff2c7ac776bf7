package dev.howl.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token for development, of the secret that the server verifies tokens with. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a signed token for development, and nothing else.",
        footer = {
            "",
            "The secret is that of the server's howl.security.hmac-secret. It is read from --secret-file, else from the"
                    + " environment (HOWL_HMAC_SECRET, HOWL_SECURITY_HMAC_SECRET), else from howl.security.hmac-secret in"
                    + " the file .env. It is no option: others can see what a command was started with."
        })
final class TokenCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--subject", required = true, paramLabel = "NAME", description = "Whom the token names.")
    private String subject = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = "[ ,]+",
            description = "What it allows, such as broadcast; several times, or several with commas between them.")
    private List<String> scopes = List.of();

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "For how long, such as 15m or PT15M (default: an hour).")
    private String expiresIn = "";

    @Option(names = "--issuer", description = "Who makes it, where the server asks for that.")
    private @Nullable String issuer;

    @Option(names = "--audience", description = "For whom it is, where the server asks for that.")
    private @Nullable String audience;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "The file that holds the secret.")
    private @Nullable Path secretFile;

    @Override
    public Integer call() {
        if (subject.isBlank()) {
            throw bad("--subject must not be empty");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SignedToken token = new SignedToken(subject, scopes(), now, now.plus(duration()), issuer, audience);
        try {
            Output.of(command).println(token.signed(SigningSecret.find(secretFile, System.getenv(), Path.of(".env"))));
        } catch (SigningSecret.MissingException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
        return ExitCodes.FINE;
    }

    private Set<String> scopes() {
        Set<String> named = new LinkedHashSet<>(scopes);
        named.removeIf(String::isBlank);
        return named;
    }

    private Duration duration() {
        Duration duration;
        try {
            duration = DurationParser.parse(expiresIn);
        } catch (IllegalArgumentException e) {
            throw bad("--expires-in: " + e.getMessage());
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw bad("--expires-in must be at most 366 days");
        }
        return duration;
    }

    private ParameterException bad(String message) {
        return new ParameterException(Output.spec(command).commandLine(), message);
    }
}
