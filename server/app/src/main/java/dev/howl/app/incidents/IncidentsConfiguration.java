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

/** The beans of the incidents feature. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDurableTopics
@EnableConfigurationProperties(IncidentsProperties.class)
public class IncidentsConfiguration {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final String JOB = "incidents";
    /** Time in which another node becomes the leader, in addition to that of a poll. */
    private static final Duration ELECTION = Duration.ofSeconds(30);
    /** Time in which the incidents are stored, in addition to that of a poll. */
    private static final Duration STORING = Duration.ofSeconds(2);

    @Bean
    @DependsOnDatabaseInitialization
    IncidentStore incidentStore(JdbcTemplate database) {
        return new IncidentStore(database);
    }

    @Bean
    PollSignals incidentPollSignals(IncidentsProperties properties) {
        return new PollSignals(properties.requestTimeout().plus(STORING), System::nanoTime);
    }

    @Bean
    CurrentIncidents currentIncidents(
            Transactions transactions, IncidentStore store, IncidentsPublisher publisher, PollSignals signals) {
        return new CurrentIncidents(transactions, store, publisher, signals);
    }

    @Bean
    IncidentsEndpoint incidentsEndpoint(CurrentIncidents current) {
        return new IncidentsEndpoint(current);
    }

    @Bean
    DashboardClient incidentsDashboard(IncidentsProperties properties) {
        int maxBytes = Math.toIntExact(properties.maxBytes().toBytes());
        return new DashboardClient(properties.link(), properties.requestTimeout(), maxBytes);
    }

    /** The bean's name makes the name of the component, {@code upstream}. */
    @Bean
    IncidentsHealthIndicator upstreamHealthIndicator(IncidentsProperties properties, DashboardClient dashboard) {
        boolean counts = properties.enabled() && properties.isLinkSet();
        return new IncidentsHealthIndicator(counts, dashboard.name(), CLOCK.instant());
    }

    /** The bean's name makes the name of the component, {@code leader}. */
    @Bean
    LeaderHealthIndicator leaderHealthIndicator() {
        return new LeaderHealthIndicator();
    }

    /** The beans of a node that takes part in polling. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.incidents.enabled", havingValue = "true", matchIfMissing = true)
    static class Polling {
        @Bean
        PollMetrics incidentPollStats() {
            return new PollMetrics(System::nanoTime);
        }

        @Bean
        LeaderMonitor incidentsFollower(
                IncidentsProperties properties,
                Transactions transactions,
                IncidentStore store,
                IncidentsHealthIndicator health,
                LeaderHealthIndicator leader,
                PollSignals signals) {
            Duration patience = PollBackoff.longest(properties.pollInterval())
                    .plus(properties.requestTimeout())
                    .plus(ELECTION);
            LeaderMonitor.Times times = new LeaderMonitor.Times(properties.pollInterval(), patience);
            return new LeaderMonitor(transactions, store, health, leader, signals, times, CLOCK, System::nanoTime);
        }

        @Bean
        DashboardPollerThread incidentsPolling(
                IncidentsProperties properties,
                DashboardClient dashboard,
                LeaderMonitor leaderMonitor,
                IncidentsHealthIndicator health,
                LeaderHealthIndicator leader,
                PollMetrics metrics,
                PollSignals signals,
                Cluster cluster,
                Transactions transactions,
                IncidentStore store,
                IncidentsPublisher publisher) {
            DashboardPoller.Parts parts = new DashboardPoller.Parts(
                    dashboard,
                    new IncidentUpdater(transactions, store, publisher),
                    cluster.leadership(JOB),
                    new PollBackoff(properties.pollInterval(), new SecureRandom()),
                    leaderMonitor,
                    health,
                    leader,
                    metrics,
                    signals);
            DashboardPoller poller = new DashboardPoller(parts, CLOCK, System::nanoTime);
            return new DashboardPollerThread(poller, dashboard.name(), properties.failFast());
        }
    }
}
