package dev.howl.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client with more subscriptions than the server accepts messages in a second. */
class MessageLimitTest {
    @Test
    void allSubscriptionsAreConfirmedAndTheClientStaysConnected() throws Exception {
        try (ServerUnderTest server =
                        RealServer.start("howl.wisdom.interval=1h", "howl.limits.messages-per-second=20");
                HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            List<String> cities = cities(server);
            assertThat(cities).hasSizeGreaterThan(80);
            CompletableFuture<?>[] confirmed = cities.stream()
                    .map(city -> howl.alerts(city).subscribe(alert -> {}).confirmed())
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(confirmed).get(60, TimeUnit.SECONDS);
            assertThat(howl.closed()).isNotDone();
        }
    }

    private static List<String> cities(ServerUnderTest server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.http("/api/cities")).build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Json.mapper()
                .readTree(body)
                .path("cities")
                .valueStream()
                .map(city -> city.path("uuid").stringValue(""))
                .toList();
    }
}
