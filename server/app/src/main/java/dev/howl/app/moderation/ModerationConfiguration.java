package dev.howl.app.moderation;

import dev.howl.app.contract.ModerationPublisher;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.durable.Transactions;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the feature together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics
@EnableConfigurationProperties(ModerationProperties.class)
public class ModerationConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    Moderation moderation(
            Transactions transactions,
            JdbcClient database,
            ModerationPublisher publisher,
            ModerationProperties properties) {
        return new Moderation(
                transactions,
                new ResponseTable(database),
                publisher,
                Cards.load(),
                Clock.systemUTC(),
                properties.maxPending());
    }

    @Bean
    ModerationEndpoint moderationEndpoint(ModerationDesk desk) {
        return new ModerationEndpoint(desk);
    }

    @Bean
    RouterFunction<ServerResponse> moderationRoutes(Moderation moderation, ApiAccess access) {
        return new ModerationApi(moderation).routes(access);
    }

    /** The panel; what it loads is served as the other static files are. */
    @Bean
    RouterFunction<ServerResponse> moderationPage() {
        ClassPathResource page = new ClassPathResource("static/moderation.html");
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path("/moderation")),
                request -> ServerResponse.ok()
                        .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                        .body(BodyInserters.fromResource(page)));
    }
}
