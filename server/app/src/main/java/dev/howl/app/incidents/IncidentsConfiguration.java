package dev.howl.app.incidents;

import dev.howl.app.contract.IncidentsPublisher;
import dev.howl.server.Cluster;
import dev.howl.server.boot.ConditionalOnDurableTopics;
import dev.howl.server.transaction.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the feature together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics
@EnableConfigurationProperties(IncidentsProperties.class)
public class IncidentsConfiguration {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final String JOB = "incidents";
    /** How long the lead may take to pass to another node, beyond what a poll takes. */
    private static final Duration ELECTION = Duration.ofSeconds(30);

    @Bean
    @DependsOnDatabaseInitialization
    IncidentStore incidentStore(JdbcTemplate database) {
        return new IncidentStore(database);
    }

    @Bean
    Current currentIncidents(Transactions transactions, IncidentStore store, IncidentsPublisher publisher) {
        return new Current(transactions, store, publisher);
    }

    @Bean
    IncidentsEndpoint incidentsEndpoint(Current current) {
        return new IncidentsEndpoint(current);
    }

    @Bean
    Dashboard incidentsDashboard(IncidentsProperties properties) {
        int maxBytes = Math.toIntExact(properties.maxBytes().toBytes());
        return new Dashboard(properties.link(), properties.requestTimeout(), maxBytes);
    }

    /** Named for the health contributor, {@code incidents}. */
    @Bean
    FeedHealth incidentsHealthIndicator(IncidentsProperties properties, Dashboard dashboard) {
        boolean counts = properties.enabled() && properties.isLinkSet();
        return new FeedHealth(counts, dashboard.name(), CLOCK.instant());
    }

    /** Those that take part in polling. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.incidents.enabled", havingValue = "true", matchIfMissing = true)
    static class Polling {
        @Bean
        PollStats incidentPollStats() {
            return new PollStats(System::nanoTime);
        }

        @Bean
        Follower incidentsFollower(
                IncidentsProperties properties, Transactions transactions, IncidentStore store, FeedHealth health) {
            Duration patience = Backoff.longest(properties.pollInterval())
                    .plus(properties.requestTimeout())
                    .plus(ELECTION);
            Follower.Times times = new Follower.Times(properties.pollInterval(), patience);
            return new Follower(transactions, store, health, times, CLOCK, System::nanoTime);
        }

        @Bean
        PollerThread incidentsPolling(
                IncidentsProperties properties,
                Dashboard dashboard,
                Follower follower,
                FeedHealth health,
                PollStats stats,
                Cluster cluster,
                Transactions transactions,
                IncidentStore store,
                IncidentsPublisher publisher) {
            Poller.Parts parts = new Poller.Parts(
                    dashboard,
                    new Keeper(transactions, store, publisher),
                    cluster.leadership(JOB),
                    new Backoff(properties.pollInterval(), new SecureRandom()),
                    follower,
                    health,
                    stats);
            Poller poller = new Poller(parts, CLOCK, System::nanoTime);
            return new PollerThread(poller, dashboard.name(), properties.failFast());
        }
    }
}
