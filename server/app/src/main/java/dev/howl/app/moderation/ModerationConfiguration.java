package dev.howl.app.moderation;

import dev.howl.app.contract.ModerationPublisher;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The beans of the moderation feature. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics
@EnableConfigurationProperties(ModerationProperties.class)
public class ModerationConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    ModerationService moderation(
            Transactions transactions,
            JdbcClient database,
            ModerationPublisher publisher,
            ModerationProperties properties) {
        return new ModerationService(
                transactions,
                new ResponseStore(database),
                publisher,
                CardRenderer.load(),
                Clock.systemUTC(),
                properties.maxPending());
    }

    @Bean
    ModerationEndpoint moderationEndpoint(ModerationDesk desk) {
        return new ModerationEndpoint(desk);
    }

    @Bean
    RouterFunction<ServerResponse> moderationRoutes(ModerationService moderation, ApiAccess access) {
        return new ModerationApi(moderation).routes(access);
    }
}
