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

/**
 * Handlers and routes for several nodes on Redis without a shared database: features that need one answer {@code
 * unavailable}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics(false)
class NoDatabaseConfiguration {
    static final String REASON =
            "this needs a database that all nodes share; the operator sets it with spring.datasource.url";

    @Bean
    IncidentsHandler incidentsWithoutDatabase() {
        return UnavailableHandler.of(IncidentsHandler.class, REASON);
    }

    @Bean
    AlertsHandler alertsWithoutDatabase() {
        return UnavailableHandler.of(AlertsHandler.class, REASON);
    }

    @Bean
    ModerationHandler moderationWithoutDatabase() {
        return UnavailableHandler.of(ModerationHandler.class, REASON);
    }

    @Bean
    RouterFunction<ServerResponse> routesWithoutDatabase() {
        HandlerFunction<ServerResponse> refuse =
                request -> ProblemResponse.of(new CodedException(Codes.UNAVAILABLE, REASON, null, true));
        return RouterFunctions.route()
                .path("/api/alerts", refused -> refused.route(any -> true, refuse))
                .path("/api/cities", refused -> refused.route(any -> true, refuse))
                .path("/api/moderation", refused -> refused.route(any -> true, refuse))
                .build();
    }
}
