package dev.howl.app.nodes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.Json;
import dev.howl.server.Cluster;
import dev.howl.server.web.ApiAccess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The route {@code GET /api/nodes}: the nodes of the cluster, oldest first. It requires a token of any scope. */
@Configuration(proxyBeanMethods = false)
public class NodesApi {

    /** The body of the response. */
    record Nodes(List<NodeView> nodes) {}

    /** A node as the response shows it. */
    record NodeView(
            String id,
            String address,
            String version,
            @JsonProperty("started_at") Instant startedAt,
            int connections) {
        static NodeView of(Cluster.Node node) {
            return new NodeView(
                    node.id(),
                    node.address(),
                    node.version(),
                    node.startedAt().truncatedTo(ChronoUnit.SECONDS),
                    node.connections());
        }
    }

    @Bean
    RouterFunction<ServerResponse> nodesRoutes(Cluster cluster, ApiAccess access) {
        return RouterFunctions.route()
                .GET("/api/nodes", request -> nodes(cluster))
                .filter(access.requiringToken())
                .build();
    }

    private static Mono<ServerResponse> nodes(Cluster cluster) {
        return Mono.fromCompletionStage(cluster::nodes).flatMap(nodes -> ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(Json.mapper()
                        .writeValueAsBytes(
                                new Nodes(nodes.stream().map(NodeView::of).toList()))));
    }
}
