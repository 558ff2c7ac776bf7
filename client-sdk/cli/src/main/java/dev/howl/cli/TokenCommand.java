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

/** The command {@code howl token}, which prints a token for development, signed with the server's secret. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints a signed token for development.",
        footer = {
            "",
            "The secret is the server's howl.security.hmac-secret. It is read from --secret-file, otherwise from the"
                    + " environment (HOWL_HMAC_SECRET, HOWL_SECURITY_HMAC_SECRET), otherwise from"
                    + " howl.security.hmac-secret in the file .env. There is no option for the secret itself: other users"
                    + " can see a command's arguments.",
            "",
            "Examples:",
            "  howl token --secret-file secret.txt --subject olga --scope alert,broadcast --expires-in 8h"
        })
final class TokenCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "NAME",
            description = "The subject of the token (claim sub).")
    private String subject = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = "[ ,]+",
            description = "A scope, such as broadcast. Repeat the option, or separate scopes by commas.")
    private List<String> scopes = List.of();

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "The lifetime, such as 15m or PT15M (default: one hour).")
    private String expiresIn = "";

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            description = "The issuer (claim iss), if the server requires one.")
    private @Nullable String issuer;

    @Option(
            names = "--audience",
            paramLabel = "NAME",
            description = "The audience (claim aud), if the server requires one.")
    private @Nullable String audience;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "The file that contains the secret.")
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
        Duration duration = CheckedValues.of(
                command, () -> CheckedValues.option("--expires-in", () -> DurationParser.parse(expiresIn)));
        if (duration.compareTo(LONGEST) > 0) {
            throw bad("--expires-in must be at most 366 days");
        }
        return duration;
    }

    private ParameterException bad(String message) {
        return new ParameterException(Output.spec(command).commandLine(), message);
    }
}
