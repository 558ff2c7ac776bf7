package dev.howl.cli;

import dev.howl.client.Alert;
import dev.howl.client.Severity;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.runtime.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

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
    public Integer call() throws InterruptedException {
        ObjectNode alert = CheckedValues.of(command, this::alert);
        HttpApi api = new HttpApi(server);
        UUID city = city(api);
        try {
            if (json.print(api.post("/api/alerts", alert.put("city", city.toString()), dedupeId))) {
                return ExitCodes.FINE;
            }
        } catch (CodedException e) {
            if (!Codes.NOT_FOUND.equals(e.code()) || !"/city".equals(e.pointer())) {
                throw e;
            }
            Output.errorsOf(command).println("City with uuid '" + city + "' does not exist!");
            return ExitCodes.NO;
        }
        Output.of(command).println("Alert '" + message + "' sent to '" + city + "' channel.");
        return ExitCodes.FINE;
    }

    /** Returns the request's body without the city, for which the server may have to be asked. */
    private ObjectNode alert() {
        UUID nobody = new UUID(0, 0);
        Severity known = severity();
        Alert valid = new Alert(nobody, nobody, known, message, Timestamp.of(Instant.EPOCH), null);
        if (where != null && where.uuid != null) {
            CityEntry.uuid(where.uuid);
        }
        String expiry = expiresIn;
        Duration lasting =
                expiry == null ? null : CheckedValues.option("--expires-in", () -> DurationParser.parse(expiry));
        ObjectNode body =
                Json.mapper().createObjectNode().put("severity", known.value()).put("message", valid.message());
        return lasting == null ? body : body.put("expires_in", lasting.toString());
    }

    private Severity severity() {
        try {
            return Severity.of(severity);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--severity " + e.getMessage(), e);
        }
    }

    private UUID city(HttpApi api) throws InterruptedException {
        if (where != null && where.uuid != null) {
            return CityEntry.uuid(where.uuid);
        }
        if (where != null && where.city != null) {
            return CityLookup.uuid(api, where.city);
        }
        return CityEntry.all(api).stream()
                .findFirst()
                .orElseThrow(() -> new CodedException(Codes.NOT_FOUND, "the server has no cities"))
                .uuid();
    }
}
