package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import dev.howl.server.chat.Chat;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Tests of token expiry and refresh during a session. */
class RefreshTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

    private static TestServer server;

    /** An application whose tokens are {@code SUBJECT SECONDS SCOPE…}; a token without seconds does not expire. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
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
            return token -> CompletableFuture.supplyAsync(() -> read(token));
        }

        private static Principal read(String token) {
            String[] words = token.split(" ", -1);
            return switch (words[0]) {
                case "bad" -> throw new CodedException("unauthenticated", "nobody knows that token");
                case "away" -> throw new CodedException("unavailable", "nobody can tell", null, true);
                default ->
                    new Principal(
                            words[0],
                            Set.of(words),
                            words.length < 2 || words[1].equals("-")
                                    ? null
                                    : START.plusSeconds(Long.parseLong(words[1])));
            };
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(App.class, "howl.heartbeat.idle-timeout=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        NOW.set(START);
    }

    private static ChatClient client(String token) {
        ChatClient client = server.chatClient();
        client.send("connect", "{'token': '" + token + "'}", null);
        return client;
    }

    private static JsonNode refresh(ChatClient client, String token) {
        client.send("refresh", "{'token': '" + token + "'}", "r");
        JsonNode answer = client.next();
        assertThat(answer.path("ref").asString()).isEqualTo("r");
        return answer;
    }

    private static String code(JsonNode error) {
        return error.at("/payload/code").asString();
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private static void assertExpired(ChatClient client) {
        JsonNode error = client.next("error");
        assertThat(code(error)).isEqualTo("unauthenticated");
        assertThat(error.at("/payload/terminal").asBoolean()).isTrue();
        RawClient.Frame close = client.raw().next();
        assertThat(close.opcode()).isEqualTo(RawClient.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4003);
    }

    @Test
    void aSessionIsClosedWith4003WhenItsTokenExpires() {
        try (ChatClient client = client("ann 60 shout");
                ChatClient endless = client("bob - shout")) {
            client.send("shout", "{}", "s");
            client.next("answer");
            pass(Duration.ofSeconds(60));
            assertExpired(client);
            endless.send("shout", "{}", "s");
            assertThat(endless.next("answer").at("/payload/text").asString()).isEqualTo("bob");
        }
    }

    @Test
    void theTokenOfTheHandshakeExpiresToo() {
        try (ChatClient client =
                new ChatClient(RawClient.open(server.port(), "/chat/den", "Authorization: Bearer ann 60"))) {
            client.send("ping", "{}", null);
            client.next("pong");
            pass(Duration.ofSeconds(61));
            assertExpired(client);
        }
    }

    @Test
    void aRefreshedTokenExtendsTheSession() {
        try (ChatClient client = client("ann 60 shout")) {
            JsonNode answer = refresh(client, "ann 120 shout");
            assertThat(answer.path("type").asString()).isEqualTo("refreshed");
            assertThat(answer.at("/payload/expires_at").asString()).isEqualTo("2026-01-01T00:02:00Z");
            pass(Duration.ofSeconds(61));
            client.send("shout", "{}", "s");
            assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo("ann");
            pass(Duration.ofSeconds(60));
            assertExpired(client);
        }
    }

    @Test
    void aTokenWithoutExpiryIsConfirmedWithoutOne() {
        try (ChatClient client = client("ann 60")) {
            JsonNode answer = refresh(client, "ann");
            assertThat(answer.path("type").asString()).isEqualTo("refreshed");
            assertThat(answer.path("payload").has("expires_at")).isFalse();
        }
    }

    @Test
    void aRefusedRefreshKeepsTheOldToken() {
        try (ChatClient client = client("ann 60 shout")) {
            assertThat(code(refresh(client, "bad"))).isEqualTo("unauthenticated");
            assertThat(code(refresh(client, "away"))).isEqualTo("unavailable");
            assertThat(code(refresh(client, "bob 120 shout"))).isEqualTo("forbidden");
            client.send("shout", "{}", "s");
            assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo("ann");
            pass(Duration.ofSeconds(60));
            assertExpired(client);
        }
    }

    @Test
    void aSubscriptionTheNewTokenMayNotReadIsEnded() {
        try (ChatClient client = client("ann 60 listen")) {
            client.send("subscribe", "{'topic': 'secrets'}", "a");
            client.next("subscribed");
            client.send("subscribe", "{}", "b");
            client.next("subscribed");
            assertThat(refresh(client, "ann 90 listen").path("type").asString()).isEqualTo("refreshed");
            assertThat(refresh(client, "ann 120").path("type").asString()).isEqualTo("refreshed");
            JsonNode error = client.next("error");
            assertThat(code(error)).isEqualTo("forbidden");
            assertThat(error.at("/payload/message").asString()).contains("'secrets'");
            assertThat(error.at("/payload/terminal").asBoolean()).isFalse();
            assertThat(client.next("unsubscribed").at("/payload/topic").asString())
                    .isEqualTo("secrets");
            server.publisher().quote("still there");
            assertThat(client.next("quote").at("/payload/text").asString()).isEqualTo("still there");
        }
    }

    @Test
    void connectingAsAnotherSubjectEndsSubscriptionsItMayNotRead() {
        try (ChatClient client = client("ann 60 listen")) {
            client.send("subscribe", "{'topic': 'secrets'}", "a");
            client.next("subscribed");
            client.send("connect", "{'token': 'bob 60'}", null);
            assertThat(code(client.next("error"))).isEqualTo("forbidden");
            client.next("unsubscribed");
        }
    }

    @Test
    void refreshBeforeConnectIsRefused() {
        try (RawClient raw = server.open()) {
            String id = dev.howl.runtime.Json.mapper()
                    .readTree(raw.next().text())
                    .at("/payload/id")
                    .asString();
            raw.text("{\"type\":\"refresh\",\"payload\":{\"id\":\"" + id + "\",\"token\":\"ann\"}}");
            assertThat(raw.next().text()).contains("not_connected");
        }
    }
}
