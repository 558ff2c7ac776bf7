package dev.howl.demo;

import dev.howl.runtime.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** A client of the server's HTTP API that authenticates with the token. */
final class DemoHttpClient {
    private static final int FIRST_REFUSAL = 300;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    DemoHttpClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    CompletionStage<JsonNode> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    CompletionStage<JsonNode> post(String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body))));
    }

    private CompletionStage<JsonNode> send(HttpRequest.Builder request) {
        return client.sendAsync(
                        request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString())
                .thenApply(DemoHttpClient::body);
    }

    private static JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new CompletionException(new IllegalStateException(
                    "the server answered with status " + response.statusCode() + ": " + response.body()));
        }
        return Json.mapper().readTree(response.body());
    }
}
