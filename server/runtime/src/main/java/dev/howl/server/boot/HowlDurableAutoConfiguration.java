package dev.howl.server.boot;

import dev.howl.server.durable.EmbeddedEngine;
import dev.howl.server.durable.JdbcEventStore;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.session.Ticker;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.window.Windows;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Auto-configuration of durable topics, which are kept in the application's database. */
@AutoConfiguration(
        before = HowlAutoConfiguration.class,
        beforeName = "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration",
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({JdbcClient.class, Flyway.class})
@ConditionalOnSingleCandidate(DataSource.class)
@Conditional(DatabaseRequirement.class)
class HowlDurableAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(EventStore.class)
    JdbcEventStore howlEventStore(DataSource database, HowlProperties properties) {
        JdbcEventStore.Options options = new JdbcEventStore.Options(
                properties.log().retention(),
                properties.database().timeout(),
                properties.database().queue());
        return new JdbcEventStore(database, options, Clock.systemUTC());
    }

    /** Replaces Spring Boot's indicator, which waits for a connection. */
    @Bean
    @Conditional(OnFileDatabaseCondition.class)
    @ConditionalOnEnabledHealthIndicator("db")
    @ConditionalOnMissingBean(name = {"dbHealthIndicator", "dbHealthContributor"})
    FileDatabaseHealth dbHealthContributor(@Value("${" + DefaultDatabase.URL + "}") String url) {
        return new FileDatabaseHealth(url);
    }

    /** The bean's name makes the name of the component, {@code database}. */
    @Bean
    ProbedHealth databaseHealthContributor(DataSource database, @Value("${" + DefaultDatabase.URL + ":}") String url) {
        return new ProbedHealth("sql", () -> DatabaseProbe.start(database, url));
    }

    @Bean
    Transactions howlTransactions(DataSource database) {
        return new Transactions(database);
    }

    @Bean
    @ConditionalOnMissingBean(LogEngine.class)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "embedded", matchIfMissing = true)
    EmbeddedEngine howlEmbeddedEngine(Windows windows, EventStore store, Ticker ticker) {
        return new EmbeddedEngine(windows, store, ticker::nanos);
    }
}
