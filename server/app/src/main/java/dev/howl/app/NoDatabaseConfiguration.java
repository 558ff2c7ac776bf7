package dev.howl.app;

import dev.howl.app.contract.AlertsHandler;
import dev.howl.app.contract.IncidentsHandler;
import dev.howl.app.contract.ModerationHandler;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.UnavailableHandler;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.web.ProblemResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Many nodes on Redis alone: the features that keep their state in a database say that there is none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics(false)
class NoDatabaseConfiguration {
    private static final String WHY =
            "this needs a database which all nodes share: the operator sets spring.datasource.url";

    @Bean
    IncidentsHandler incidentsWithoutDatabase() {
        return UnavailableHandler.of(IncidentsHandler.class, WHY);
    }

    @Bean
    AlertsHandler alertsWithoutDatabase() {
        return UnavailableHandler.of(AlertsHandler.class, WHY);
    }

    @Bean
    ModerationHandler moderationWithoutDatabase() {
        return UnavailableHandler.of(ModerationHandler.class, WHY);
    }

    @Bean
    RouterFunction<ServerResponse> routesWithoutDatabase() {
        HandlerFunction<ServerResponse> refuse =
                request -> ProblemResponse.of(new CodedException(Codes.UNAVAILABLE, WHY, null, true));
        return RouterFunctions.route()
                .path("/api/alerts", refused -> refused.route(any -> true, refuse))
                .path("/api/cities", refused -> refused.route(any -> true, refuse))
                .path("/api/moderation", refused -> refused.route(any -> true, refuse))
                .build();
    }
}
