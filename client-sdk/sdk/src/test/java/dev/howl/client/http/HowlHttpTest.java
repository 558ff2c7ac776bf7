package dev.howl.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howl.client.Alert;
import dev.howl.client.Broadcast;
import dev.howl.client.BroadcastAccepted;
import dev.howl.client.HowlClient;
import dev.howl.client.PendingResponse;
import dev.howl.client.PendingResponsesSnapshot;
import dev.howl.client.Platform;
import dev.howl.client.Severity;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.HttpRequestFailedException;
import dev.howl.runtime.Futures;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every operation of the HTTP API through the SDK, and each refusal, with the real server. */
@Timeout(120)
class HowlHttpTest {
    private static final UUID ATLANTIS = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private static ServerUnderTest server;
    private static HowlHttp http;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=1h",
                "howl.security.hmac-secret=" + Tokens.SECRET);
        http = http("broadcast alert moderate");
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private static HowlHttp http(String scopes) {
        return HowlHttp.builder(server.http(""))
                .token(() -> Tokens.token(scopes))
                .build();
    }

    private static HttpRequestFailedException refusal(CompletableFuture<?> future) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
        assertThat(failure).as("the failure of the request").isNotNull();
        return (HttpRequestFailedException) Futures.cause(failure);
    }

    private static void assertRefused(CompletableFuture<?> future, int status, String code) {
        HttpRequestFailedException refused = refusal(future);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.retryable()).isFalse();
        assertThat(refused.docs()).isEqualTo("/docs/errors/" + code);
    }

    private static City city() {
        return http.cities().join().get(0);
    }

    @Test
    void aBroadcastReachesTheSubscribersOfTheSameServer() throws Exception {
        ClientBuilder<HowlClient> settings =
                HowlClient.builder(server.ws("/events")).token(() -> Tokens.token("broadcast"));
        CompletableFuture<Broadcast> received = new CompletableFuture<>();
        try (HowlClient howl = settings.connect();
                HowlHttp sameServer = HowlHttp.builder(settings).build()) {
            howl.broadcasts().subscribe(received::complete).confirmed().join();
            BroadcastAccepted accepted =
                    sameServer.sendBroadcast("Lunch is served").join();
            Broadcast broadcast = received.get(60, TimeUnit.SECONDS);
            assertThat(broadcast.broadcastId()).isEqualTo(accepted.broadcastId());
            assertThat(broadcast.message()).isEqualTo("Lunch is served");
            assertThat(accepted.position().topic()).isEqualTo("broadcasts");
        }
    }

    @Test
    void revokedTokensAreRefused() {
        try (HowlHttp admin = http("admin")) {
            Revocation revocation =
                    admin.revokeTokens("olga", Duration.ofHours(8)).join();
            assertThat(revocation.subject()).isEqualTo("olga");
            assertThat(revocation.until()).isAfter(Instant.now().plus(Duration.ofHours(7)));
            assertThat(revocation.connections()).isZero();
            assertThat(revocation.nodes()).isEqualTo(1);
            assertThat(revocation.keptIn()).isEqualTo("database");
            assertRefused(admin.revokeTokens(" ", Duration.ofHours(8)), 400, "schema_violation");
            assertRefused(http.revokeTokens("olga", Duration.ofHours(8)), 403, "forbidden");
        }
    }

    @Test
    void anAlertReachesTheSubscribersOfItsCity() throws Exception {
        City city = city();
        CompletableFuture<Alert> received = new CompletableFuture<>();
        try (HowlClient howl = HowlClient.connect(server.ws("/events"))) {
            howl.alerts(city.uuid()).subscribe(received::complete).confirmed().join();
            PublishedAlert published = http.publishAlert(new PublishAlert(city.uuid(), "Gale")
                            .severity(Severity.SEVERE)
                            .expiringIn(Duration.ofHours(2)))
                    .join();
            Alert alert = received.get(60, TimeUnit.SECONDS);
            assertThat(published.id()).isEqualTo(alert.id());
            assertThat(published.city()).isEqualTo(city.uuid());
            assertThat(published.severity()).isEqualTo(Severity.SEVERE);
            assertThat(published.message()).isEqualTo("Gale");
            assertThat(published.issuedAt()).isEqualTo(alert.issuedAt().toInstant());
            assertThat(published.expiresAt()).isEqualTo(published.issuedAt().plus(Duration.ofHours(2)));
            assertThat(published.position().key()).isEqualTo(city.uuid().toString());
        }
    }

    @Test
    void anAlertHasTheServersDefaultsOrATimeAtWhichItExpires() {
        Instant later = Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        PublishAlert alert = new PublishAlert(city().uuid(), "Rain");
        assertThat(http.publishAlert(alert).join().severity()).isEqualTo(Severity.MODERATE);
        assertThat(http.publishAlert(alert.expiringAt(later)).join().expiresAt())
                .isEqualTo(later);
    }

    @Test
    void aRepeatedKeyHasOneEffectAndAnotherRequestWithItIsAConflict() {
        BroadcastAccepted once = http.sendBroadcast("Tea", "tea").join();
        assertThat(http.sendBroadcast("Tea", "tea").join()).isEqualTo(once);
        assertRefused(http.sendBroadcast("Coffee", "tea"), 409, "conflict");

        PublishAlert fog = new PublishAlert(city().uuid(), "Fog");
        PublishedAlert published = http.publishAlert(fog, "fog").join();
        assertThat(http.publishAlert(fog, "fog").join()).isEqualTo(published);

        NewResponse reply = new NewResponse(Platform.YANDEX, "Ira", "Cold tea", "We are sorry");
        CreatedResponse created = http.addResponse(reply, "ira").join();
        assertThat(http.addResponse(reply, "ira").join().responseId()).isEqualTo(created.responseId());
    }

    @Test
    void aPreparedReplyWaitsUntilItIsDecidedOverTheWebSocket() {
        CreatedResponse created = http.addResponse(
                        new NewResponse(Platform.VK, "Anna", "Soup?", "Yes.", new NewResponse.Post("17", "The menu")))
                .join();
        PendingResponsesSnapshot pending = http.pendingResponses().join();
        assertThat(pending.position().topic()).isEqualTo("moderation");
        assertThat(pending.responses())
                .filteredOn(response -> response.responseId().equals(created.responseId()))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.author()).isEqualTo("Anna");
                    assertThat(response.postText()).isEqualTo("The menu");
                    assertThat(response.createdAt().toInstant()).isEqualTo(created.createdAt());
                });
        try (HowlClient howl = HowlClient.builder(server.ws("/events"))
                .token(() -> Tokens.token("moderate"))
                .connect()) {
            howl.moderation().approve(created.responseId()).join();
        }
        assertThat(http.pendingResponses().join().responses())
                .extracting(PendingResponse::responseId)
                .doesNotContain(created.responseId());
    }

    @Test
    void panelsOfTheOriginalWireAreListed() {
        WebSocket panel = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + Tokens.token("moderate"))
                .buildAsync(server.ws("/original/moderation"), new WebSocket.Listener() {})
                .join();
        assertThat(http.moderationClients().join()).singleElement().satisfies(client -> {
            assertThat(client.subject()).isEqualTo("ann");
            assertThat(client.registeredAt()).isNull();
            assertThat(client.heardAt()).isAfterOrEqualTo(client.connectedAt());
        });
        panel.abort();
    }

    @Test
    void nodesSystemsAndCitiesAreListed() {
        assertThat(http("other").nodes().join()).singleElement().satisfies(node -> {
            assertThat(node.version()).isNotBlank();
            assertThat(node.startedAt()).isBefore(Instant.now());
        });
        try (HowlHttp stranger = HowlHttp.builder(server.http("/")).build()) {
            assertThat(stranger.systems().join()).extracting(ServedSystem::name).contains("alerts", "wisdom");
            assertThat(stranger.cities().join())
                    .hasSizeGreaterThan(99)
                    .extracting(City::name)
                    .contains("Oslo");
        }
    }

    @Test
    void aMissingOrInvalidTokenIsRefused() {
        try (HowlHttp stranger = HowlHttp.builder(server.http("")).build();
                HowlHttp forger =
                        HowlHttp.builder(server.http("")).token(() -> "secret").build()) {
            assertRefused(stranger.sendBroadcast("Tea"), 401, "unauthenticated");
            assertRefused(stranger.nodes(), 401, "unauthenticated");
            HttpRequestFailedException refused = refusal(forger.pendingResponses());
            assertThat(refused.code()).isEqualTo("unauthenticated");
            assertThat(refused.getMessage()).doesNotContain("secret");
        }
    }

    @Test
    void aTokenWithoutTheScopeIsRefused() {
        try (HowlHttp other = http("other")) {
            assertRefused(other.sendBroadcast("Tea"), 403, "forbidden");
            assertRefused(other.publishAlert(new PublishAlert(ATLANTIS, "Flood")), 403, "forbidden");
            assertRefused(other.pendingResponses(), 403, "forbidden");
            assertRefused(other.moderationClients(), 403, "forbidden");
            assertRefused(other.addResponse(new NewResponse(Platform.VK, "Anna", "Soup?", "Yes.")), 403, "forbidden");
        }
    }

    @Test
    void anUnknownCityIsNotFound() {
        HttpRequestFailedException refused = refusal(http.publishAlert(new PublishAlert(ATLANTIS, "Flood")));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("not_found");
        assertThat(refused.pointer()).isEqualTo("/city");
    }

    @Test
    void aValueThatTheServerDoesNotTakeIsNamed() {
        PublishAlert past = new PublishAlert(city().uuid(), "Rain").expiringAt(Instant.EPOCH);
        HttpRequestFailedException refused = refusal(http.publishAlert(past));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("schema_violation");
        assertThat(refused.pointer()).isEqualTo("/expires_at");
        assertThat(refusal(http.sendBroadcast("x".repeat(4_001))).pointer()).isEqualTo("/message");
    }

    @Test
    void anAddressThatTheServerDoesNotHaveIsNotFound() {
        try (HowlHttp elsewhere = HowlHttp.builder(server.http("/elsewhere")).build()) {
            HttpRequestFailedException refused = refusal(elsewhere.cities());
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.code()).isEqualTo("http_404");
        }
    }
}
