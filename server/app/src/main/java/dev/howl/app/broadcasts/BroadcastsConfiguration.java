package dev.howl.app.broadcasts;

import dev.howl.app.contract.BroadcastsPublisher;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.boot.HowlProperties;
import dev.howl.server.transaction.Transactions;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Spring configuration of the broadcasts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BroadcastsProperties.class)
public class BroadcastsConfiguration {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final String JOB = "broadcasts";

    /** The counters come first, since they need the engine: an unknown engine is reported before a missing schedule store. */
    @Bean
    BroadcastSchedulerThread broadcastFiring(
            Counters counters,
            BroadcastsProperties properties,
            ScheduleStore store,
            Cluster cluster,
            BroadcastsPublisher publisher) {
        TickTracker ticks = new TickTracker(properties.misfireWindow());
        return new BroadcastSchedulerThread(
                new BroadcastScheduler(
                        ticks, store, counters, cluster.leadership(JOB), publisher::publish, CLOCK, System::nanoTime),
                counters);
    }

    @Bean
    BroadcastService broadcasts(
            Counters counters,
            BroadcastsProperties properties,
            ScheduleStore store,
            BroadcastsPublisher publisher,
            BroadcastSchedulerThread scheduler) {
        return new BroadcastService(publisher::publish, store, counters, scheduler, CLOCK, properties.maxSchedules());
    }

    @Bean
    BroadcastsEndpoint broadcastsEndpoint(BroadcastService broadcasts) {
        return new BroadcastsEndpoint(broadcasts, CLOCK);
    }

    @Bean
    RouterFunction<ServerResponse> broadcastsRoutes(
            BroadcastService broadcasts, HowlProperties properties, ApiAccess access) {
        int maxBody = (int) properties.limits().messageBytes().toBytes();
        return new BroadcastsApi(broadcasts, new JsonBody(maxBody)).routes(access);
    }

    /** With the embedded engine the schedules are in the database of this node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "embedded", matchIfMissing = true)
    static class InDatabase {
        @Bean
        @DependsOnDatabaseInitialization
        JdbcScheduleStore broadcastSchedules(Transactions transactions, JdbcClient database) {
            return new JdbcScheduleStore(transactions, database);
        }
    }

    /** With the Redis engine the schedules are in Redis, for all nodes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "redis")
    static class InRedis {
        @Bean
        RedisScheduleStore broadcastSchedules(
                ReactiveStringRedisTemplate redis, @Value("${howl.redis.namespace:howl}") String namespace) {
            return new RedisScheduleStore(redis, namespace);
        }
    }
}
