package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.TestServer;
import dev.howl.server.web.ProblemErrors;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

/** Methods that a path does not have, and the requests of pages of other origins. */
class MethodsTest {
    private static final String KNOWN = "https://known.example";
    private static TestServer server;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Routes {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        ProblemErrors errors() {
            return new ProblemErrors();
        }

        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/api/things", request -> ServerResponse.ok().bodyValue("all of them"))
                    .DELETE("/api/things/{id}", request -> ServerResponse.noContent()
                            .build())
                    .POST("/api/things", request -> ServerResponse.accepted().build())
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(Routes.class, "howl.security.allowed-origins=" + KNOWN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/things, 'GET,POST,HEAD,OPTIONS'",
        "DELETE, /api/things, 'GET,POST,HEAD,OPTIONS'",
        "BREW, /api/things, 'GET,POST,HEAD,OPTIONS'",
        "GET, /api/things/7, 'DELETE,OPTIONS'",
        "HEAD, /api/things/7, 'DELETE,OPTIONS'",
        "POST, /docs/, 'GET,HEAD,OPTIONS'",
        "PUT, /asyncapi.yaml, 'GET,HEAD,OPTIONS'",
        "POST, /chat/den, 'GET,HEAD,OPTIONS'",
        "DELETE, /actuator/prometheus, 'GET'"
    })
    void anotherMethodIsAnsweredWithTheAllowedOnes(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = send(method, path);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
        if (!method.equals("HEAD")) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.body()).contains("\"status\":405", "this path does not support the method " + method);
        }
    }

    @Test
    void anApplicationWithoutProblemsHasTheHeaderToo() throws Exception {
        try (TestServer plain = TestServer.start()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + plain.port() + "/docs/"))
                    .POST(BodyPublishers.noBody())
                    .build();
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/things, 200, 11", "/docs/, 200, ", "/chat/den, 426, "})
    void headIsAnsweredAsGetWithoutABody(String path, int status, @Nullable String length) throws Exception {
        HttpResponse<String> response = send("HEAD", path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        if (length != null) {
            assertThat(response.headers().firstValue("Content-Length")).hasValue(length);
        }
    }

    @Test
    void optionsAreAnsweredWithTheAllowedMethods() throws Exception {
        HttpResponse<String> response = send("OPTIONS", "/api/things");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET,POST,HEAD,OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"GET, /nothing", "POST, /nothing", "OPTIONS, /api/nothing", "PUT, /api"})
    void anUnknownPathIsAProblem(String method, String path) throws Exception {
        HttpResponse<String> response = send(method, path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":404", "\"title\":\"Not Found\"", "\"detail\":\"");
    }

    @Test
    void aPageOfAListedOriginMayCallTheApi() throws Exception {
        HttpResponse<String> asked = preflight("/api/things", KNOWN);
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(KNOWN);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods"))
                .get()
                .asString()
                .contains("GET", "POST", "DELETE");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                .get()
                .asString()
                .contains("Authorization", "Content-Type", "Idempotency-Key");
        assertThat(asked.headers().firstValue("Access-Control-Max-Age")).hasValue("600");
        HttpResponse<String> sent = send("GET", "/api/things", "Origin", KNOWN);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().firstValue("Access-Control-Allow-Origin")).hasValue(KNOWN);
        assertThat(sent.headers().firstValue("Access-Control-Expose-Headers"))
                .get()
                .asString()
                .contains("WWW-Authenticate");
        assertThat(String.join(",", sent.headers().allValues("Vary"))).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/things, https://evil.example",
        "/api/things, https://known.example.evil",
        "/api/things, null",
        "/docs/, https://known.example"
    })
    void otherPagesGetNoHeaders(String path, String origin) throws Exception {
        for (HttpResponse<String> response : List.of(preflight(path, origin), send("GET", path, "Origin", origin))) {
            assertThat(response.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
        assertThat(String.join(",", send("GET", "/api/things").headers().allValues("Vary")))
                .contains("Origin");
    }

    private static HttpResponse<String> preflight(String path, String origin) throws Exception {
        return send(
                "OPTIONS",
                path,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private static HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
