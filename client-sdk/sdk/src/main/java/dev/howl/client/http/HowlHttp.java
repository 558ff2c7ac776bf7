package dev.howl.client.http;

import dev.howl.client.BroadcastAccepted;
import dev.howl.client.HowlClient;
import dev.howl.client.PendingResponsesSnapshot;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.HttpApi;
import dev.howl.client.runtime.HttpApiBuilder;
import dev.howl.runtime.Constraints;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A client of a Howl server's HTTP API.
 *
 * <pre>{@code
 * try (HowlHttp http = HowlHttp.builder(URI.create("http://localhost:8080")).token(tokens::fresh).build()) {
 *     City city = http.cities().join().get(0);
 *     http.publishAlert(new PublishAlert(city.uuid(), "Gale from the west")).join();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. No method blocks: {@link CompletableFuture#join()} waits for the result. Futures
 * complete on the executor; {@link HttpApi} says how they fail. The client repeats no request. A caller may repeat one that
 * has an idempotency key: for ten minutes the same caller gets the same answer to the same key, 1 to 128 printable ASCII
 * characters, and nothing is sent twice; the same key with another request is refused with {@code conflict}.
 */
public final class HowlHttp implements AutoCloseable {
    private final HttpApi api;

    private HowlHttp(HttpApi api) {
        this.api = api;
    }

    /**
     * Returns a builder of a client.
     *
     * @param server {@code http:} or {@code https:} URI of the server, such as {@code http://localhost:8080}
     * @throws IllegalArgumentException if the URI has another scheme, no host, or user information
     */
    public static HttpApiBuilder<HowlHttp> builder(URI server) {
        return new HttpApiBuilder<>(server, HowlHttp::new);
    }

    /**
     * Returns a builder of a client of the server to which a WebSocket client connects, with the same token supplier,
     * headers, executor, HTTP client and request time-out.
     */
    public static HttpApiBuilder<HowlHttp> builder(ClientBuilder<HowlClient> settings) {
        return new HttpApiBuilder<>(settings, HowlHttp::new);
    }

    /**
     * Sends a message to all subscribers. Needs a token with the scope {@code broadcast}.
     *
     * @param message 1 to 4,000 characters
     */
    public CompletableFuture<BroadcastAccepted> sendBroadcast(String message) {
        return api.post("/api/broadcasts", Map.of("message", message), null, BroadcastAccepted.class);
    }

    /** Sends a message as {@link #sendBroadcast(String)} does, but once for each key. */
    public CompletableFuture<BroadcastAccepted> sendBroadcast(String message, String idempotencyKey) {
        return api.post("/api/broadcasts", Map.of("message", message), idempotencyKey, BroadcastAccepted.class);
    }

    /**
     * Publishes an alert to the subscribers of a city. Needs a token with the scope {@code alert}. An unknown city is
     * refused with {@code not_found}.
     */
    public CompletableFuture<PublishedAlert> publishAlert(PublishAlert alert) {
        return api.post("/api/alerts", alert, null, PublishedAlert.class);
    }

    /** Publishes an alert as {@link #publishAlert(PublishAlert)} does, but once for each key. */
    public CompletableFuture<PublishedAlert> publishAlert(PublishAlert alert, String idempotencyKey) {
        return api.post("/api/alerts", alert, idempotencyKey, PublishedAlert.class);
    }

    /** Returns the cities that can have alerts; the first one is the default of the command line. Needs no token. */
    public CompletableFuture<List<City>> cities() {
        return api.get("/api/cities", Cities.class).thenApply(Cities::cities);
    }

    /**
     * Returns the replies that wait for a decision, with the position of the topic {@code moderation} at which this is the
     * state. Needs a token with the scope {@code moderate}.
     */
    public CompletableFuture<PendingResponsesSnapshot> pendingResponses() {
        return api.get("/api/moderation/responses", PendingResponsesSnapshot.class);
    }

    /**
     * Stores a prepared reply and shows it to the operators. Needs a token with the scope {@code moderate}. Operators
     * decide over the WebSocket: {@code howl.moderation().approve(responseId)}.
     */
    public CompletableFuture<CreatedResponse> addResponse(NewResponse response) {
        return api.post("/api/moderation/responses", response, null, CreatedResponse.class);
    }

    /** Stores a prepared reply as {@link #addResponse(NewResponse)} does, but once for each key, at any time. */
    public CompletableFuture<CreatedResponse> addResponse(NewResponse response, String idempotencyKey) {
        return api.post("/api/moderation/responses", response, idempotencyKey, CreatedResponse.class);
    }

    /**
     * Returns the panels of the original moderation wire that are connected to the node that answers, oldest first. Needs
     * a token with the scope {@code moderate}.
     */
    public CompletableFuture<List<ModerationClient>> moderationClients() {
        return api.get("/api/moderation/clients", ModerationClients.class).thenApply(ModerationClients::clients);
    }

    /** Returns the nodes of the cluster, oldest first. Needs a token with any scope. */
    public CompletableFuture<List<ClusterNode>> nodes() {
        return api.get("/api/nodes", Nodes.class).thenApply(Nodes::nodes);
    }

    /** Returns the systems of the server, and whether the node that answers serves them. Needs no token. */
    public CompletableFuture<List<ServedSystem>> systems() {
        return api.get("/api/systems", Systems.class).thenApply(Systems::systems);
    }

    /**
     * Ends the connections of a subject on all nodes with 4003, and refuses its tokens for a time, also those that are issued
     * later. Needs a token with the scope {@code admin}. Never shortens a revocation that is in force.
     *
     * @param subject claim {@code sub} of the tokens, 1 to 200 characters
     * @param duration from one second to 30 days
     */
    public CompletableFuture<Revocation> revokeTokens(String subject, Duration duration) {
        String query = "?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&for="
                + URLEncoder.encode(duration.toString(), StandardCharsets.UTF_8);
        return api.delete("/api/sessions" + query, Revocation.class);
    }

    /** Ends the client. Requests that were sent before complete as usual; further ones fail. Does not block. */
    @Override
    public void close() {
        api.close();
    }

    record Cities(List<City> cities) {
        Cities {
            cities = List.copyOf(Constraints.required("cities", cities));
        }
    }

    record ModerationClients(List<ModerationClient> clients) {
        ModerationClients {
            clients = List.copyOf(Constraints.required("clients", clients));
        }
    }

    record Nodes(List<ClusterNode> nodes) {
        Nodes {
            nodes = List.copyOf(Constraints.required("nodes", nodes));
        }
    }

    record Systems(List<ServedSystem> systems) {
        Systems {
            systems = List.copyOf(Constraints.required("systems", systems));
        }
    }
}
