package dev.howl.app.broadcasts;

import dev.howl.app.contract.BroadcastsPublisher;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.boot.HowlProperties;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the feature together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BroadcastsProperties.class)
class BroadcastsConfiguration {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final String JOB = "broadcasts";

    @Bean
    FiringThread broadcastFiring(
            BroadcastsProperties properties,
            ScheduleStore store,
            Counters counters,
            Cluster cluster,
            BroadcastsPublisher publisher) {
        Timetable timetable = new Timetable(properties.misfireWindow());
        return new FiringThread(
                new Firing(timetable, store, counters, cluster.leadership(JOB), publisher::publish, CLOCK), counters);
    }

    @Bean
    Broadcasts broadcasts(
            BroadcastsProperties properties,
            ScheduleStore store,
            Counters counters,
            BroadcastsPublisher publisher,
            FiringThread firing) {
        return new Broadcasts(publisher::publish, store, counters, firing, CLOCK, properties.maxSchedules());
    }

    @Bean
    BroadcastsEndpoint broadcastsEndpoint(Broadcasts broadcasts) {
        return new BroadcastsEndpoint(broadcasts, CLOCK);
    }

    @Bean
    RouterFunction<ServerResponse> broadcastsRoutes(
            Broadcasts broadcasts, HowlProperties properties, ApiAccess access) {
        int maxBody = (int) properties.limits().messageBytes().toBytes();
        return new BroadcastsApi(broadcasts, maxBody).routes(access);
    }

    @Bean
    JdbcScheduleStore broadcastSchedules(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/broadcasts")
                .table("broadcasts_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new JdbcScheduleStore(JdbcClient.create(dataSource));
    }
}
