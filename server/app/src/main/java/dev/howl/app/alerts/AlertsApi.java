package dev.howl.app.alerts;

import dev.howl.runtime.Json;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoint {@code POST /api/alerts}, which publishes an alert to the subscribers of a city. A request with an
 * {@code Idempotency-Key} can be repeated for ten minutes and gets the same answer.
 */
final class AlertsApi {
    private final AlertService alerts;
    private final Cities cities;
    private final JsonBody body;

    AlertsApi(AlertService alerts, Cities cities, JsonBody body) {
        this.alerts = alerts;
        this.cities = cities;
        this.body = body;
    }

    RouterFunction<ServerResponse> routes(ApiAccess access) {
        return RouterFunctions.route()
                .POST("/api/alerts", this::publish)
                .filter(access.requiring("alert"))
                .build();
    }

    private Mono<ServerResponse> publish(ServerRequest request) {
        return body.read(
                request, object -> publish(AlertRequest.of(object, cities), ApiAccess.idempotencyKey(request)));
    }

    private Mono<ServerResponse> publish(AlertRequest request, @Nullable String key) {
        return Mono.fromCompletionStage(() -> alerts.publish(request, key)).flatMap(AlertsApi::created);
    }

    private static Mono<ServerResponse> created(PublishedAlert published) {
        ObjectNode answer = Json.mapper().valueToTree(published.alert());
        answer.set("position", Json.mapper().valueToTree(published.position()));
        return ServerResponse.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Json.mapper().writeValueAsBytes(answer));
    }
}
