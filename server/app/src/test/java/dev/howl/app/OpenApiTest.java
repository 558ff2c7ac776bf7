package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.OpenApi;
import dev.howl.app.support.OpenApi.Operation;
import dev.howl.app.support.RealServer;
import dev.howl.app.support.Tokens;
import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document against the server that serves it: routes, statuses and bodies. */
class OpenApiTest {
    private static final Pattern ROUTE = Pattern.compile("\\(\\[?([A-Z, ]+)]? && (/api/[^) ]+)\\)");
    private static final String JSON = "application/json";
    private static ServerUnderTest server;
    private static OpenApi document;

    @BeforeAll
    static void start() throws Exception {
        server = RealServer.start(
                "howl.security.hmac-secret=" + Tokens.SECRET, "management.endpoints.web.exposure.include=mappings");
        HttpResponse<String> served = get("/openapi.yaml");
        assertThat(served.headers().firstValue("Content-Type")).hasValue("application/yaml;charset=UTF-8");
        document = new OpenApi(served.body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteIsInTheDocument() throws Exception {
        Set<String> routes = new TreeSet<>();
        ROUTE.matcher(get("/actuator/mappings").body()).results().forEach(route -> {
            for (String method : route.group(1).split(", ", -1)) {
                if (!method.equals("HEAD")) {
                    routes.add(method + " " + route.group(2));
                }
            }
        });
        assertThat(document.version()).isEqualTo("3.1.1");
        assertThat(document.operations().stream().map(Operation::toString))
                .hasSizeGreaterThan(7)
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everyAnswerIsAsDocumented() throws Exception {
        List<String> seen = new ArrayList<>();
        for (Operation operation : document.operations()) {
            for (HttpResponse<String> response : answers(operation)) {
                check(operation, response);
                seen.add(operation + " " + response.statusCode());
            }
            // 503 needs a dependency that is away, and a conflict without a body 10,000 requests.
            operation.node().path("responses").propertyNames().stream()
                    .filter(status -> !status.equals("503"))
                    .filter(status ->
                            !status.equals("409") || operation.example().isObject())
                    .forEach(status -> assertThat(seen).contains(operation + " " + status));
        }
    }

    private static void check(Operation operation, HttpResponse<String> response) {
        int status = response.statusCode();
        assertThat(operation.documents(status)).as(operation + " " + status).isTrue();
        JsonNode documented = document.response(operation, status);
        documented.path("headers").propertyNames().forEach(name -> assertThat(
                        response.headers().firstValue(name))
                .as(name + " of " + operation + " " + status)
                .isPresent());
        if (documented.has("content")) {
            String type =
                    response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
            assertThat(document.violations(documented, type, response.body()))
                    .as(operation + " " + status + ": " + response.body())
                    .isEmpty();
        } else {
            assertThat(response.body()).isEmpty();
        }
    }

    private static List<HttpResponse<String>> answers(Operation operation) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        if (operation.needsToken()) {
            answers.add(send(operation, "", JSON, "{}", ""));
            answers.add(send(operation, "nonsense", JSON, "{}", ""));
            answers.add(send(operation, token(operation.documents(403) ? "other" : "any"), JSON, "{}", ""));
        }
        String token = token("broadcast alert moderate admin");
        if (!operation.query().isEmpty()) {
            answers.add(send(operation, token, JSON, "", ""));
            answers.add(sendTo(operation.path(), operation, token, JSON, "", ""));
            return answers;
        }
        if (!operation.example().isObject()) {
            HttpResponse<String> all = send(operation, token, JSON, "", "");
            answers.add(all);
            String tag = all.headers().firstValue("ETag").orElse("");
            answers.add(send(operation, token, JSON, "", tag));
            return answers;
        }
        assertThat(document.exampleViolations(operation)).isEmpty();
        ObjectNode example = (ObjectNode) operation.example();
        if (operation.documents(404)) {
            answers.add(send(operation, token, JSON, example.toString(), ""));
            example.put(
                    "city",
                    Json.read(get("/api/cities").body()).at("/cities/0/uuid").stringValue());
        }
        answers.add(send(operation, token, JSON, example.toString(), "key"));
        answers.add(send(operation, token, JSON, example.toString(), "key"));
        String other = example.toString().replaceFirst("(\"(?:message|text)\":\")", "$1Other: ");
        answers.add(send(operation, token, JSON, other, "key"));
        answers.add(send(operation, token, JSON, "{}", ""));
        answers.add(send(operation, token, JSON, "no JSON", ""));
        answers.add(send(operation, token, "text/plain", example.toString(), ""));
        answers.add(send(operation, token, JSON, " ".repeat(600_000) + example, ""));
        return answers;
    }

    private static String token(String scope) {
        return Tokens.token("ann", scope, Instant.now().plusSeconds(600));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.http(path)).build(), BodyHandlers.ofString());
    }

    /** @param key idempotency key of a POST, known entity tag of a GET; empty for none */
    private static HttpResponse<String> send(Operation operation, String token, String type, String body, String key)
            throws Exception {
        return sendTo(operation.path() + operation.query(), operation, token, type, body, key);
    }

    private static HttpResponse<String> sendTo(
            String target, Operation operation, String token, String type, String body, String key) throws Exception {
        boolean isGet = operation.method().equals("GET");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(target))
                .header("Content-Type", type)
                .method(operation.method(), isGet ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header(isGet ? "If-None-Match" : "Idempotency-Key", key);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
