package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.ConnectionState;
import dev.howl.client.runtime.RequestFailedException;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts through the SDK, with the real server. */
class AlertsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOKEN = "a-token-of-thirty-two-characters";
    private static final String AMSTERDAM = "0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e";
    private static final String BERLIN = "7d25bcc2-ae4b-4f34-8bb1-e6184f4e6ca4";
    private static final String OSLO = "ede9007f-6886-4eed-b190-24e102f0affd";
    private static final String ANKARA = "51ea40b0-7088-4482-8231-74d06cde3e3a";
    private static final String ATLANTIS = "00000000-0000-4000-8000-000000000000";

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start(
                "howl.wisdom.interval=1h", "howl.drain.timeout=8s", "howl.security.publish-token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void followDeliversTheAlertsInForceAndThenNewOnes() throws Exception {
        publish(AMSTERDAM, "Hail");
        publish(ANKARA, "Elsewhere");
        publish(AMSTERDAM, "Storm");
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Received<AlertsSnapshot> now = new Received<>();
            Received<Alert> then = new Received<>();
            howl.alerts(AMSTERDAM).follow(now, then).confirmed().join();
            AlertsSnapshot snapshot = now.next();
            assertThat(snapshot.alerts()).extracting(Alert::message).containsExactly("Hail", "Storm");
            assertThat(snapshot.alerts()).extracting(Alert::severity).containsOnly(Severity.SEVERE);
            publish(ANKARA, "Elsewhere");
            publish(AMSTERDAM, "Flood");
            Alert flood = then.next();
            assertThat(flood.message()).isEqualTo("Flood");
            assertThat(flood.city()).hasToString(AMSTERDAM);
        }
    }

    @Test
    void subscribeDeliversNewAlertsOnly() throws Exception {
        publish(BERLIN, "Before");
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Received<Alert> alerts = new Received<>();
            howl.alerts(BERLIN).subscribe(alerts).confirmed().join();
            publish(BERLIN, "After");
            assertThat(alerts.next().message()).isEqualTo("After");
            assertThat(howl.alerts(BERLIN).current().join().alerts())
                    .extracting(Alert::message)
                    .containsExactly("Before", "After");
        }
    }

    @Test
    void noAlertIsMissedOrRepeatedWhenTheServerRestarts() throws Exception {
        Received<AlertsSnapshot> now = new Received<>();
        Received<Alert> then = new Received<>();
        Received<ConnectionState> states = new Received<>();
        try (HowlClient howl = HowlClient.builder(server.ws("/events"))
                .onState(states)
                .backoff(RealServer.BACKOFF, RealServer.BACKOFF)
                .connect()) {
            howl.alerts(OSLO).follow(now, then).confirmed().join();
            assertThat(now.next().alerts()).isEmpty();
            publish(OSLO, "First");
            assertThat(then.next().message()).isEqualTo("First");
            assertThat(server.stop()).isZero();
            states.next(ConnectionState.Reconnecting.class::isInstance);
            server.startAgain();
            publish(OSLO, "Second");
            publish(OSLO, "Third");
            assertThat(then.next(2)).extracting(Alert::message).containsExactly("Second", "Third");
        }
    }

    @Test
    void anUnknownCityIsRefused() {
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            Subscription subscription = howl.alerts(ATLANTIS).subscribe(alert -> {});
            assertUnknown(() -> subscription.confirmed().join());
            assertUnknown(() -> howl.alerts(ATLANTIS).current().join());
        }
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).cause().isInstanceOfSatisfying(RequestFailedException.class, refused -> assertThat(
                        refused.code())
                .isEqualTo("unknown_key"));
    }

    private static void publish(String city, String message) throws Exception {
        Map<String, String> alert = Map.of("city", city, "message", message, "severity", "severe");
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/alerts"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString(Json.mapper().writeValueAsString(alert)))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
}
