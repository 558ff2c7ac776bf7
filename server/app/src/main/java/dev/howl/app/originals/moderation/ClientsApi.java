package dev.howl.app.originals.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Json;
import dev.howl.server.web.ApiAccess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The endpoint {@code GET /api/moderation/clients}, which lists the connected clients of this node, oldest first. */
final class ClientsApi {
    private final PanelRegistry panels;

    /** The response body. */
    record Clients(List<Client> clients) {}

    /**
     * A client in the response.
     *
     * @param name name that it chose with {@code CL}; {@code null} before
     * @param subject subject of its token; {@code null} without a token
     * @param registeredAt time at which it took its name; {@code null} before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Client(
            String id,
            @Nullable String name,
            @Nullable String subject,
            @JsonProperty("connected_at") Instant connectedAt,
            @JsonProperty("registered_at") @Nullable Instant registeredAt,
            @JsonProperty("heard_at") Instant heardAt) {
        static Client of(Panel panel) {
            return new Client(
                    panel.session().id(),
                    panel.name(),
                    panel.principal() == null ? null : panel.principal().subject(),
                    panel.connectedAt().truncatedTo(ChronoUnit.MILLIS),
                    panel.since() == null ? null : panel.since().truncatedTo(ChronoUnit.MILLIS),
                    panel.heardAt().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    ClientsApi(PanelRegistry panels) {
        this.panels = panels;
    }

    RouterFunction<ServerResponse> routes(ApiAccess access) {
        return RouterFunctions.route()
                .GET("/api/moderation/clients", request -> clients())
                .filter(access.requiring(PanelAccess.SCOPE))
                .build();
    }

    private Mono<ServerResponse> clients() {
        Clients clients = new Clients(panels.all().stream().map(Client::of).toList());
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(Json.mapper().writeValueAsBytes(clients));
    }
}
