package dev.howl.cli;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A client of the server's HTTP API, with the token if one was given. An error of the server is thrown as a
 * {@link CodedException} with the code of its problem document, a failed connection as an {@link UnreachableException}.
 */
final class HttpApi {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int FIRST_REFUSAL = 300;

    private final ServerOptions server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();

    HttpApi(ServerOptions server) {
        this.server = server;
    }

    JsonNode get(String path) throws InterruptedException {
        return send(request(path).build());
    }

    /** @param idempotencyKey makes the server handle a repeated request once; {@code null} for none */
    JsonNode post(String path, JsonNode body, @Nullable String idempotencyKey) throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.http(path)).timeout(LONGEST);
        String token = server.token();
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnreachableException(request.uri().getAuthority(), e);
        }
        JsonNode body = json(response.body());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new CodedException(
                    body.path("code").asString("http_" + response.statusCode()),
                    body.path("detail").asString("the server answered with status " + response.statusCode()),
                    body.path("pointer").asString(null),
                    false);
        }
        if (!body.isObject()) {
            throw new CodedException(
                    "unexpected_reply", "the response of " + request.uri() + " is not that of a Howl server");
        }
        return body;
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException e) {
            return Json.mapper().missingNode();
        }
    }
}
