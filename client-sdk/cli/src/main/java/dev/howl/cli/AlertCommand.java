package dev.howl.cli;

import dev.howl.client.Severity;
import dev.howl.client.http.HowlHttp;
import dev.howl.client.http.PublishAlert;
import dev.howl.client.http.PublishedAlert;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code howl alert}, which publishes an alert for a city. */
@Command(
        name = "alert",
        mixinStandardHelpOptions = true,
        description = "Publishes a weather alert for a city.",
        footer = {
            "",
            "Examples:",
            "  howl alert --city Berlin --message 'Hail storm is coming!' --severity severe --expires-in 2h"
        })
final class AlertCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @ArgGroup
    private @Nullable Where where;

    /** The city, by name or by uuid. */
    private static final class Where {
        @Option(
                names = "--city",
                paramLabel = "NAME|UUID",
                description = "The city, by name or uuid (default: the first one).")
        private @Nullable String city;

        @Option(names = "--city-uuid", paramLabel = "UUID", description = "The city, by its uuid.")
        private @Nullable String uuid;
    }

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            defaultValue = "Hail storm is coming!",
            description = "The text of the alert (default: ${DEFAULT-VALUE}).")
    private String message = "";

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            defaultValue = "moderate",
            description = "The severity: info, minor, moderate, severe or extreme (default: ${DEFAULT-VALUE}).")
    private String severity = "";

    @Option(
            names = "--expires-in",
            paramLabel = "DURATION",
            description = "The time for which the alert is in force, such as 2h or PT2H (default: the server's).")
    private @Nullable String expiresIn;

    @Option(
            names = "--dedupe-id",
            paramLabel = "ID",
            description =
                    "An idempotency key: if the command is repeated with it, the server publishes the alert once.")
    private @Nullable String dedupeId;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        PublishAlert alert = CheckedValues.of(command, this::alert);
        UUID city = city();
        PublishAlert addressed = new PublishAlert(city, alert.severity(), alert.message(), null, alert.expiresIn());
        try (HowlHttp http = server.http()) {
            if (!json.print(published(http, addressed).get())) {
                Output.of(command).println("Alert '" + message + "' sent to '" + city + "' channel.");
            }
            return ExitCodes.FINE;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CodedException refused)
                    || !refused.code().equals(Codes.NOT_FOUND)
                    || !"/city".equals(refused.pointer())) {
                throw e;
            }
            Output.errorsOf(command).println("City with uuid '" + city + "' does not exist!");
            return ExitCodes.NO;
        }
    }

    private CompletableFuture<PublishedAlert> published(HowlHttp http, PublishAlert alert) {
        return dedupeId == null ? http.publishAlert(alert) : http.publishAlert(alert, dedupeId);
    }

    /** Returns the request for no city, because the server may have to be asked for it. */
    private PublishAlert alert() {
        PublishAlert valid = new PublishAlert(new UUID(0, 0), message).severity(severity());
        if (where != null && where.uuid != null) {
            CityLookup.uuid(where.uuid);
        }
        String expiry = expiresIn;
        return expiry == null
                ? valid
                : valid.expiringIn(CheckedValues.option("--expires-in", () -> DurationParser.parse(expiry)));
    }

    private Severity severity() {
        try {
            return Severity.of(severity);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--severity " + e.getMessage(), e);
        }
    }

    private UUID city() throws ExecutionException, InterruptedException {
        if (where != null && where.uuid != null) {
            return CityLookup.uuid(where.uuid);
        }
        if (where != null && where.city != null) {
            return CityLookup.uuid(server, where.city);
        }
        try (HowlHttp http = server.http()) {
            return http.cities().get().stream()
                    .findFirst()
                    .orElseThrow(() -> new CodedException(Codes.NOT_FOUND, "the server has no cities"))
                    .uuid();
        }
    }
}
