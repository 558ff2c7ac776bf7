package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Futures;
import dev.howl.server.chat.Chat;
import dev.howl.server.security.Revocations;
import dev.howl.server.security.Revocations.Revocation;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.ApiAccess;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.JsonNode;

/** Tests of the revocation of tokens in an application with the starter and without a database. */
class RevocationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

    private TestServer server;

    /** An application whose tokens are names of subjects; a test decides when {@code slow} is verified. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        static final BlockingQueue<CompletableFuture<Principal>> SLOW = new LinkedBlockingQueue<>();

        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Objects.requireNonNull(NOW.get());
                }
            };
        }

        @Bean
        TokenVerifier verifier() {
            return token -> token.equals("slow")
                    ? later()
                    : CompletableFuture.completedStage(Principal.of(token, Set.of("shout", "listen")));
        }

        private static CompletionStage<Principal> later() {
            CompletableFuture<Principal> verification = new CompletableFuture<>();
            SLOW.add(verification);
            return verification;
        }

        @Bean
        RouterFunction<ServerResponse> api(ApiAccess access) {
            return RouterFunctions.route()
                    .GET("/api/name", request -> ServerResponse.ok()
                            .bodyValue(ApiAccess.principal(request).subject()))
                    .filter(access.requiringToken())
                    .build();
        }
    }

    @BeforeEach
    void start() {
        NOW.set(START);
        server = TestServer.start(App.class, "howl.heartbeat.idle-timeout=1h");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Revocation revoke(String subject, Duration duration) {
        return Futures.join(server.bean(Revocations.class).revoke(subject, duration));
    }

    private ChatClient byHeader(String token) {
        return new ChatClient(RawClient.open(server.port(), "/chat/den", "Authorization: Bearer " + token));
    }

    private ChatClient byConnect(String token) {
        ChatClient client = server.chatClient();
        client.send("connect", "{'token': '" + token + "'}", null);
        assertStays(client);
        return client;
    }

    private static void assertStays(ChatClient client) {
        client.send("ping", "{}", null);
        client.next("pong");
    }

    private static void assertRevoked(ChatClient client) {
        JsonNode error = client.next("error");
        assertThat(error.at("/payload/code").asString()).isEqualTo("unauthenticated");
        assertThat(error.at("/payload/message").asString()).isEqualTo("the token has been revoked");
        assertThat(error.at("/payload/terminal").asBoolean()).isTrue();
        RawClient.Frame close = client.raw().next();
        assertThat(close.opcode()).isEqualTo(RawClient.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4003);
    }

    @Test
    void theConnectionsOfASubjectEndAndThoseOfOthersStay() {
        try (ChatClient first = byHeader("ann");
                ChatClient second = byConnect("ann");
                ChatClient bob = byConnect("bob");
                ChatClient anonymous = server.chatClient()) {
            assertStays(first);
            assertThat(revoke("ann", TEN_MINUTES))
                    .isEqualTo(new Revocation("ann", START.plus(TEN_MINUTES), 2, 1, Revocations.Keeper.MEMORY));
            assertRevoked(first);
            assertRevoked(second);
            assertStays(bob);
            assertStays(anonymous);
        }
    }

    @Test
    void tokensOfTheSubjectAreRefusedEverywhereUntilTheTimeIsOver() {
        revoke("ann", TEN_MINUTES);
        assertRefusedEverywhere("ann");
        NOW.set(START.plus(TEN_MINUTES).minusMillis(1));
        assertRefusedEverywhere("ann");
        NOW.set(START.plus(TEN_MINUTES));
        try (ChatClient client = byHeader("ann");
                ChatClient other = byConnect("ann")) {
            assertStays(client);
            assertStays(other);
        }
        assertThat(request("ann").statusCode()).isEqualTo(200);
        assertThat(server.bean(Revocations.class).isRevoked("ann")).isFalse();
    }

    private void assertRefusedEverywhere(String subject) {
        try (RawClient refused = RawClient.open(server.port(), "/chat/den", "Authorization: Bearer " + subject)) {
            assertThat(refused.head()).startsWith("HTTP/1.1 401 ");
        }
        try (ChatClient client = server.chatClient()) {
            client.send("connect", "{'token': '" + subject + "'}", null);
            assertThat(client.nextError()).isEqualTo("unauthenticated");
            client.send("refresh", "{'token': '" + subject + "'}", "r");
            assertThat(client.nextError()).isEqualTo("unauthenticated");
            client.send("shout", "{}", "s");
            assertThat(client.nextError()).isEqualTo("unauthenticated");
        }
        HttpResponse<String> response = request(subject);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("error=\"invalid_token\"", "the token has been revoked");
    }

    private HttpResponse<String> request(String token) {
        return server.get("/api/name", "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenThatIsBeingVerifiedMeanwhileIsRefused() throws Exception {
        try (ChatClient client = server.chatClient()) {
            client.send("connect", "{'token': 'slow'}", null);
            CompletableFuture<Principal> verification = App.SLOW.take();
            revoke("ann", TEN_MINUTES);
            verification.complete(Principal.of("ann", Set.of()));
            assertThat(client.nextError()).isEqualTo("unauthenticated");
            assertStays(client);
        }
    }

    @Test
    void aRefreshUnderWayDoesNotKeepTheConnectionOpen() throws Exception {
        try (ChatClient client = byConnect("ann")) {
            client.send("refresh", "{'token': 'slow'}", null);
            CompletableFuture<Principal> verification = App.SLOW.take();
            revoke("ann", TEN_MINUTES);
            assertRevoked(client);
            verification.complete(Principal.of("ann", Set.of()));
        }
    }

    @Test
    void aRevocationIsLengthenedButNotShortened() {
        revoke("ann", TEN_MINUTES);
        assertThat(revoke("ann", Duration.ofMinutes(1)).until()).isEqualTo(START.plus(TEN_MINUTES));
        assertThat(revoke("ann", Duration.ofHours(1)).until()).isEqualTo(START.plus(Duration.ofHours(1)));
        NOW.set(START.plus(TEN_MINUTES));
        assertThat(server.bean(Revocations.class).isRevoked("ann")).isTrue();
    }

    @Test
    void theNumberOfRevocationsIsLimited() {
        for (int i = 0; i < Revocations.MOST; i++) {
            revoke("subject-" + i, TEN_MINUTES);
        }
        assertThatThrownBy(() -> revoke("ann", TEN_MINUTES))
                .isInstanceOfSatisfying(CodedException.class, refused -> assertThat(refused.code())
                        .isEqualTo("conflict"))
                .hasMessageContaining("10000");
        assertThat(request("ann").statusCode()).isEqualTo(200);
        revoke("subject-7", Duration.ofHours(1));
        NOW.set(START.plus(TEN_MINUTES));
        revoke("ann", TEN_MINUTES);
        assertThat(request("ann").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "-PT1S", "PT720H0.001S"})
    void aDurationOutOfRangeIsRefused(String duration) {
        Revocations revocations = server.bean(Revocations.class);
        assertThatThrownBy(() -> revocations.revoke("ann", Duration.parse(duration)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubjectOutOfRangeIsRefused() {
        Revocations revocations = server.bean(Revocations.class);
        for (String subject : new String[] {"", "  ", "x".repeat(201)}) {
            assertThatThrownBy(() -> revocations.revoke(subject, TEN_MINUTES))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        revoke("\u00f6".repeat(200), Revocations.LONGEST);
        assertThat(revocations.isRevoked("\u00f6".repeat(200))).isTrue();
    }
}
