package dev.howl.app;

import dev.howl.runtime.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The route {@code GET /api/systems}: which systems this node serves, and why it does not serve the others. The start
 * page shows it, so it requires no token.
 */
@Configuration(proxyBeanMethods = false)
class SystemsApi {

    /** The body of the response. */
    record Systems(List<Served> systems) {}

    /**
     * A system, named like its topic.
     *
     * @param reason why it is switched off; {@code null} if it is not
     */
    record Served(String name, boolean enabled, @Nullable String reason) {}

    @Bean
    RouterFunction<ServerResponse> systemsRoutes(ObjectProvider<NoDatabaseConfiguration> noDatabase) {
        String reason = noDatabase.getIfAvailable() == null ? null : NoDatabaseConfiguration.REASON;
        List<Served> systems = Stream.concat(
                        Stream.of("wisdom", "broadcasts").map(name -> new Served(name, true, null)),
                        Stream.of("incidents", "alerts", "moderation")
                                .map(name -> new Served(name, reason == null, reason)))
                .toList();
        byte[] body = Json.mapper().writeValueAsBytes(new Systems(systems));
        return RouterFunctions.route()
                .GET("/api/systems", request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body))
                .build();
    }
}
