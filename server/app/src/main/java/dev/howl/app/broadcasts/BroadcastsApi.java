package dev.howl.app.broadcasts;

import dev.howl.app.contract.BroadcastAccepted;
import dev.howl.app.contract.SendBroadcast;
import dev.howl.runtime.Json;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoint {@code POST /api/broadcasts}, which sends a message to all subscribers. A request with an
 * {@code Idempotency-Key} can be repeated for ten minutes and gets the same answer.
 */
final class BroadcastsApi {
    private final BroadcastService broadcasts;
    private final JsonBody body;

    BroadcastsApi(BroadcastService broadcasts, JsonBody body) {
        this.broadcasts = broadcasts;
        this.body = body;
    }

    RouterFunction<ServerResponse> routes(ApiAccess access) {
        return RouterFunctions.route()
                .POST("/api/broadcasts", this::send)
                .filter(access.requiring("broadcast"))
                .build();
    }

    private Mono<ServerResponse> send(ServerRequest request) {
        return body.read(request, object -> send(broadcast(object), ApiAccess.idempotencyKey(request)));
    }

    private Mono<ServerResponse> send(SendBroadcast broadcast, @Nullable String key) {
        return Mono.fromCompletionStage(() -> broadcasts.send(broadcast.message(), key))
                .flatMap(BroadcastsApi::accepted);
    }

    private static SendBroadcast broadcast(ObjectNode object) {
        String message = JsonBody.text(object, "message");
        try {
            return new SendBroadcast(message, null);
        } catch (IllegalArgumentException e) {
            throw JsonBody.violation(String.valueOf(e.getMessage()), "/message");
        }
    }

    private static Mono<ServerResponse> accepted(BroadcastAccepted accepted) {
        return ServerResponse.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Json.mapper().writeValueAsBytes(accepted));
    }
}
