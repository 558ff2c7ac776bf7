package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import dev.howl.server.chat.Chat;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.ApiAccess;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.JsonNode;

class TokensTest {
    private static TestServer server;

    /** An application whose verifier knows one token per scope and answers on another thread. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        TokenVerifier verifier() {
            return token -> CompletableFuture.supplyAsync(() -> switch (token) {
                case "shouter" -> Principal.of("ann", Set.of("shout"));
                case "listener" -> Principal.of("bob", Set.of("listen"));
                case "broken" -> throw new IllegalStateException("the secret of the house");
                default -> throw new CodedException("unauthenticated", "nobody knows that token");
            });
        }

        @Bean
        RouterFunction<ServerResponse> api(ApiAccess access) {
            return RouterFunctions.route()
                    .GET("/api/shout", request -> ServerResponse.ok()
                            .bodyValue(ApiAccess.principal(request).subject()))
                    .GET("/api/conflict", request -> {
                        throw new CodedException("conflict", "somebody was first");
                    })
                    .filter(access.requiring("shout"))
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(App.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ChatClient client(String... headers) {
        return new ChatClient(RawClient.open(server.port(), "/chat/den", headers));
    }

    private static JsonNode ask(ChatClient client, String type, String payload) {
        client.send(type, payload, "r");
        JsonNode answer = client.next();
        assertThat(answer.path("ref").asString()).isEqualTo("r");
        return answer;
    }

    private static String code(JsonNode error) {
        return error.at("/payload/code").asString();
    }

    @Test
    void withoutATokenOnlyOpenTopicsAreReadable() {
        try (ChatClient client = client()) {
            assertThat(code(ask(client, "shout", "{}"))).isEqualTo("unauthenticated");
            assertThat(code(ask(client, "subscribe", "{'topic': 'secrets'}"))).isEqualTo("unauthenticated");
            assertThat(ask(client, "subscribe", "{}").path("type").asString()).isEqualTo("subscribed");
        }
    }

    @Test
    void theTokenOfTheHandshakeIsUsed() {
        try (ChatClient client = client("Authorization: Bearer shouter")) {
            assertThat(ask(client, "shout", "{}").at("/payload/text").asString())
                    .isEqualTo("ann");
            assertThat(code(ask(client, "subscribe", "{'topic': 'secrets'}"))).isEqualTo("forbidden");
        }
    }

    @Test
    void theTokenOfConnectAppliesToTheNextMessage() {
        try (ChatClient client = client()) {
            client.send("connect", "{'token': 'shouter'}", null);
            assertThat(ask(client, "shout", "{}").at("/payload/text").asString())
                    .isEqualTo("ann");
            client.send("connect", "{}", null);
            client.send("connect", "{'token': 'listener'}", null);
            assertThat(code(ask(client, "shout", "{}"))).isEqualTo("forbidden");
            assertThat(ask(client, "subscribe", "{'topic': 'secrets'}")
                            .path("type")
                            .asString())
                    .isEqualTo("subscribed");
        }
    }

    @Test
    void aRefusedTokenInConnectLeavesAnAnonymousSessionThatMayTryAgain() {
        try (ChatClient client = client("Authorization: Bearer shouter")) {
            assertThat(code(ask(client, "connect", "{'token': 'nonsense'}"))).isEqualTo("unauthenticated");
            assertThat(code(ask(client, "shout", "{}"))).isEqualTo("unauthenticated");
            JsonNode unavailable = ask(client, "connect", "{'token': 'broken'}");
            assertThat(code(unavailable)).isEqualTo("unavailable");
            assertThat(unavailable.toString()).doesNotContain("secret");
            assertThat(ask(client, "subscribe", "{}").path("type").asString()).isEqualTo("subscribed");
            client.send("connect", "{'token': 'shouter'}", null);
            assertThat(ask(client, "shout", "{}").at("/payload/text").asString())
                    .isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer nonsense, 401, www-authenticate: Bearer",
        "Bearer broken, 503, retry-after: 5",
        "Bearer shouter, 101, upgrade: websocket",
        "Basic YTpi, 101, upgrade: websocket"
    })
    void aRefusedTokenInTheHandshakeIsAProblemResponse(String authorization, int status, String header) {
        try (RawClient raw = RawClient.open(server.port(), "/plain", "Authorization: " + authorization)) {
            assertThat(raw.head()).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase(header);
            if (status != 101) {
                assertThat(raw.head()).containsIgnoringCase("content-type: application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer shouter, 200, ''",
        "Bearer listener, 403, forbidden",
        "Bearer nonsense, 401, unauthenticated",
        "Basic YTpi, 401, unauthenticated",
        "Bearer broken, 503, unavailable"
    })
    void anApiRequiresATokenWithTheScope(String authorization, int status, String code) {
        HttpResponse<String> response = server.get("/api/shout", "Authorization", authorization);
        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(response.body()).isEqualTo("ann");
        } else {
            assertProblem(response, code);
        }
    }

    @Test
    void anApiRequestWithoutATokenGetsAChallenge() {
        HttpResponse<String> response = server.get("/api/shout");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"howl\"");
        assertProblem(response, "unauthenticated");
        assertThat(server.get("/api/shout", "Authorization", "Bearer listener")
                        .headers()
                        .firstValue("www-authenticate"))
                .hasValue(
                        "Bearer realm=\"howl\", error=\"insufficient_scope\","
                                + " error_description=\"this needs the scope 'shout', which the token lacks\", scope=\"shout\"");
        assertThat(server.get("/api/shout", "Authorization", "Bearer nonsense")
                        .headers()
                        .firstValue("www-authenticate"))
                .get()
                .asString()
                .matches("Bearer realm=\"howl\", error=\"invalid_token\", error_description=\"[ -~&&[^\"\\\\]]+\"");
    }

    @Test
    void aCodedExceptionOfAnApiHandlerIsAProblemResponse() {
        HttpResponse<String> response = server.get("/api/conflict", "Authorization", "Bearer shouter");
        assertThat(response.statusCode()).isEqualTo(409);
        assertProblem(response, "conflict");
    }

    @Test
    void theConfiguredPublishTokenHasAllScopes() {
        String token = "0123456789-abcdefghijklmnopqrstuv";
        try (TestServer own = TestServer.start("howl.security.publish-token=" + token);
                ChatClient client = own.chatClient()) {
            client.send("connect", "{'token': '" + token + "'}", null);
            assertThat(ask(client, "shout", "{}").at("/payload/text").asString())
                    .isEqualTo("operator");
            assertThat(ask(client, "subscribe", "{'topic': 'secrets'}")
                            .path("type")
                            .asString())
                    .isEqualTo("subscribed");
        }
    }

    private static void assertProblem(HttpResponse<String> response, String code) {
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("/docs/errors/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
        assertThat(problem.path("detail").asString()).isNotEmpty().doesNotContain("secret");
    }
}
