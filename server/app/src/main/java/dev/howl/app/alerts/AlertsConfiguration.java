package dev.howl.app.alerts;

import dev.howl.app.contract.AlertsPublisher;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.boot.HowlProperties;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Spring configuration of the alerts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics
@EnableConfigurationProperties(AlertsProperties.class)
public class AlertsConfiguration {

    /** Provides the cities, which are also the known keys of the topic {@code alerts}. */
    @Bean
    @DependsOnDatabaseInitialization
    Cities cities(JdbcClient database) {
        return new Cities(database);
    }

    @Bean
    AlertService alerts(
            Transactions transactions, JdbcClient database, AlertsPublisher publisher, AlertsProperties properties) {
        AlertService.Limits limits = new AlertService.Limits(
                new Expiry.Bounds(properties.expiresIn(), properties.maxExpiresIn()),
                properties.maxInForce(),
                properties.retention());
        return new AlertService(transactions, database, AlertLog.of(publisher), Clock.systemUTC(), limits);
    }

    @Bean
    AlertsEndpoint alertsEndpoint(AlertService alerts, Cities cities) {
        return new AlertsEndpoint(alerts, cities);
    }

    @Bean
    RouterFunction<ServerResponse> alertsRoutes(
            AlertService alerts, Cities cities, HowlProperties properties, ApiAccess access) {
        JsonBody body = new JsonBody((int) properties.limits().messageBytes().toBytes());
        return new AlertsApi(alerts, cities, body).routes(access);
    }

    @Bean
    RouterFunction<ServerResponse> citiesRoutes(Cities cities) {
        return new CitiesApi(cities).routes();
    }

    @Bean
    AlertsUpkeep alertsUpkeep(Cities cities, AlertService alerts, AlertsProperties properties) {
        return new AlertsUpkeep(cities, alerts, properties.upkeepInterval());
    }
}
