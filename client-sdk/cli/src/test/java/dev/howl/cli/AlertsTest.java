package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.Alert;
import dev.howl.client.HowlClient;
import dev.howl.client.Severity;
import dev.howl.runtime.Timestamp;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of {@code howl alert} and {@code howl cities} against the real server. */
class AlertsTest {
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final String ATLANTIS = "00000000-0000-4000-8000-000000000000";

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=1h",
                "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void printsOneCityPerLineWithItsUuidLast() {
        CommandRun cities = CommandRun.howl("cities", "--url", url());
        assertThat(cities.exitCode()).isZero();
        assertThat(cities.out().lines())
                .hasSizeGreaterThanOrEqualTo(100)
                .allMatch(line -> line.matches("[A-Za-z ]+ [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .first()
                .asString()
                .matches("\\w+ \\S{36}");
    }

    @Test
    void separatesCityAndUuidByATabForPrograms() {
        assertThat(CommandRun.howl("cities", "--tsv", "--url", url()).out().lines())
                .contains("Buenos Aires\tb4e63ea3-4e84-4b19-9e81-cca360734adf")
                .allMatch(line -> line.matches("[A-Za-z ]+\t[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void sendsTheDefaultAlertToTheFirstCity() {
        CommandRun sent = howl("alert");
        assertThat(sent.err()).isEmpty();
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.out())
                .isEqualToIgnoringNewLines("Alert 'Hail storm is coming!' sent to '" + first()[1] + "' channel.");
    }

    @Test
    void findsACityByNameInAnyCaseOrByUuid() {
        String uuid = uuid("Rio de Janeiro");
        String answer = "Alert 'Waves' sent to '" + uuid + "' channel.";
        for (List<String> city : List.of(
                List.of("--city", "RIO DE janeiro"),
                List.of("--city", uuid),
                List.of("--city-uuid", uuid),
                List.of("--city-uuid=" + uuid.toUpperCase(Locale.ROOT)))) {
            List<String> words = new ArrayList<>(List.of("alert", "--message", "Waves"));
            words.addAll(city);
            assertThat(howl(words.toArray(String[]::new)).out()).isEqualToIgnoringNewLines(answer);
        }
    }

    @Test
    void deliversTheAlertToASubscriberOfTheCity() throws Exception {
        String uuid = uuid("Oslo");
        CompletableFuture<Alert> received = new CompletableFuture<>();
        try (HowlClient client = HowlClient.connect(server.ws("/events"))) {
            client.alerts(uuid).subscribe(received::complete).confirmed().join();
            howl("alert", "--city", "oslo", "--severity", "extreme", "--expires-in", "90m", "--message", "Snow");
            Alert alert = received.get(20, TimeUnit.SECONDS);
            assertThat(alert.message()).isEqualTo("Snow");
            assertThat(alert.severity()).isEqualTo(Severity.EXTREME);
            assertThat(alert.city()).hasToString(uuid);
            assertThat(alert.expiresAt())
                    .isEqualTo(Timestamp.of(alert.issuedAt().toInstant().plus(Duration.ofMinutes(90))));
        }
    }

    @Test
    void reportsAnUnknownCityInTheOriginalsWords() {
        CommandRun invalid = howl("alert", "--city-uuid", "0b1c4d2e");
        assertThat(invalid.exitCode()).isEqualTo(2);
        assertThat(invalid.err().lines()).first().isEqualTo("City uuid '0b1c4d2e' is not valid!");
        CommandRun unknown = howl("alert", "--city-uuid", ATLANTIS);
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).isEqualToIgnoringNewLines("City with uuid '" + ATLANTIS + "' does not exist!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Amstredam | Amsterdam
                    lisbonn   | Lisbon
                    Rio       | Rio de Janeiro
                    """)
    void suggestsTheNearestNamesForAnUnknownName(String name, String nearest) {
        CommandRun run = howl("alert", "--city", name);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("howl: not_found: no city is called '" + name + "'; similar names: " + nearest);
    }

    @Test
    void publishesAnAlertOnceForARepeatedDedupeId() {
        assertThat(howl("alert", "--message", "Once", "--dedupe-id", "once").exitCode())
                .isZero();
        assertThat(howl("alert", "--message", "Once", "--dedupe-id", "once").exitCode())
                .isZero();
        CommandRun other = howl("alert", "--message", "Other", "--dedupe-id", "once");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).startsWith("howl: conflict: ");
    }

    @Test
    void exitsWith1AndPrintsTheErrorCodeOfARefusal() {
        CommandRun stranger = CommandRun.howl("alert", "--url", url());
        assertThat(stranger.exitCode()).isEqualTo(1);
        assertThat(stranger.err()).startsWith("howl: unauthenticated: ");
        CommandRun forever = howl("alert", "--expires-in", "400d");
        assertThat(forever.exitCode()).isEqualTo(1);
        assertThat(forever.err()).startsWith("howl: schema_violation: 'expires_in' is too far in the future");
    }

    @Test
    void exitsWith3WhenTheServerCannotBeReached() {
        for (String command : List.of("alert", "cities")) {
            CommandRun run = CommandRun.howl(command, "--url", "http://127.0.0.1:1");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).startsWith("howl: connect_failed: ");
        }
    }

    @Test
    void exitsWith2OnBadUsage() {
        for (List<String> words : List.of(
                List.of("alert", "--message", ""),
                List.of("alert", "--message", "x".repeat(1_001)),
                List.of("alert", "--severity", "bad"),
                List.of("alert", "--expires-in", "soon"),
                List.of("alert", "--expires-in", "0s"),
                List.of("alert", "--city", "Oslo", "--city-uuid", ATLANTIS),
                List.of("cities", "Oslo"))) {
            assertThat(howl(words.toArray(String[]::new)).exitCode())
                    .as("%s", words)
                    .isEqualTo(2);
        }
    }

    private static CommandRun howl(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--url", url(), "--token", TOKEN));
        return CommandRun.howl(all.toArray(String[]::new));
    }

    /** Returns name and uuid of the first city. */
    private static String[] first() {
        return CommandRun.howl("cities", "--url", url())
                .out()
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" ", -1);
    }

    private static String uuid(String name) {
        return CommandRun.howl("cities", "--url", url())
                .out()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static String url() {
        return server.http("").toString();
    }
}
