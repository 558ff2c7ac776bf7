package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
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

class JsonBodyTest {
    private static TestServer server;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        TokenVerifier verifier() {
            return token -> CompletableFuture.completedStage(Principal.of(token, Set.of()));
        }

        @Bean
        RouterFunction<ServerResponse> api(ApiAccess access) {
            JsonBody body = new JsonBody(50);
            return RouterFunctions.route()
                    .POST(
                            "/api/echo",
                            request -> body.read(request, object -> ServerResponse.ok()
                                    .bodyValue(JsonBody.text(object, "text") + " " + JsonBody.idempotencyKey(request))))
                    .filter(access.requiringToken())
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                | k     | {"text":"hi"}         | 200 | hi k
            application/json; charset=utf-8 | "k"   | {"text":"hi"}         | 200 | hi k
            text/plain                      | k     | {"text":"hi"}         | 415 | the body must be application/json, in UTF-8
            application/json; charset=utf-16 | k    | {"text":"hi"}         | 415 | the body must be application/json, in UTF-8
            application/json; charset=ISO-8859-1 | k | {"text":"hi"}        | 415 | the body must be application/json, in UTF-8
            application/json; charset=nonsense | k  | {"text":"hi"}         | 415 | the body must be application/json, in UTF-8
            nonsense                        | k     | {"text":"hi"}         | 415 | the body must be application/json, in UTF-8
            application/json                | k     | {"text":              | 400 | bad_json
            application/json                | k     | []                    | 400 | bad_json
            application/json                | k     | {"text":7}            | 400 | schema_violation
            application/json                | k     | {"text":"\\ud800"}   | 400 | bad_json
            application/json                | ""    | {"text":"hi"}         | 400 | schema_violation
            application/json                | k     | {"text":"as long as it may be, and then a little longer"} | 413 | larger
            """)
    void aBodyIsReadOrRefusedWithTheReason(String type, String key, String body, int status, String answer)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/echo"))
                .header("Authorization", "Bearer ann")
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(answer);
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() throws Exception {
        byte[] start = "{\"text\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\"}".getBytes(StandardCharsets.US_ASCII);
        for (String invalid : List.of("ff", "c0af", "c3", "eda080", "f8a1a1a1a1", "e9")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(start);
            body.writeBytes(HexFormat.of().parseHex(invalid));
            body.writeBytes(end);
            assertRefused(body.toByteArray());
        }
        String text = "{\"text\":\"hi\"}";
        assertRefused(text.getBytes(StandardCharsets.UTF_16LE));
        assertRefused(text.getBytes(StandardCharsets.UTF_16));
    }

    private static void assertRefused(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/echo"))
                .header("Authorization", "Bearer ann")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("bad_json");
    }
}
