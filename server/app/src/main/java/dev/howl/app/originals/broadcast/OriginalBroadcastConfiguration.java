package dev.howl.app.originals.broadcast;

import dev.howl.app.background.SteadyClock;
import dev.howl.app.originals.broadcast.contract.OriginalBroadcastTicksPublisher;
import dev.howl.app.originals.broadcast.contract.ScheduledBroadcast;
import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spring configuration of the broadcast server's wire: the behaviour of the original with one worker, where each client
 * has its own schedule, or with several, where all clients share one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OriginalBroadcastProperties.class)
public class OriginalBroadcastConfiguration {
    private static final String REDIS = "redis";

    @Bean
    SequentialExecutor originalBroadcastExecutor() {
        return new SequentialExecutor("howl-original-broadcast");
    }

    @Bean
    OriginalBroadcastEndpoint originalBroadcast(
            SequentialExecutor executor,
            OriginalBroadcastProperties properties,
            @Value("${howl.engine:embedded}") String engine) {
        return properties.isShared(engine.equals(REDIS))
                ? new OriginalBroadcastEndpoint(executor, broadcast -> CompletableFuture.completedFuture(null), true)
                : new OriginalBroadcastEndpoint(
                        executor, broadcast -> executor.every(properties.interval(), broadcast), false);
    }

    /** The shared schedule of a node that stands alone. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "embedded", matchIfMissing = true)
    static class SingleNode {
        @Bean
        SmartInitializingSingleton originalBroadcastSchedule(
                SequentialExecutor executor,
                OriginalBroadcastEndpoint endpoint,
                OriginalBroadcastProperties properties) {
            return () -> {
                if (properties.isShared(false)) {
                    Future<?> unused = executor.every(properties.interval(), endpoint::broadcast);
                }
            };
        }
    }

    /** The shared schedule of all nodes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = REDIS)
    static class SeveralNodes {
        private static final String JOB = "original-broadcast";

        @Bean
        Registration originalBroadcastTicks(
                OriginalBroadcastTicksPublisher ticks,
                OriginalBroadcastEndpoint endpoint,
                OriginalBroadcastProperties properties) {
            return properties.isShared(true) ? ticks.listen((tick, position) -> endpoint.broadcast()) : () -> {};
        }

        @Bean
        SmartInitializingSingleton originalBroadcastLead(
                SequentialExecutor executor,
                Cluster cluster,
                Counters counters,
                OriginalBroadcastTicksPublisher ticks,
                OriginalBroadcastProperties properties) {
            if (!properties.isShared(true)) {
                return () -> {};
            }
            Duration interval = properties.interval();
            SharedTicker shared = new SharedTicker(
                    executor,
                    cluster.leadership(JOB),
                    counters,
                    options -> ticks.publish(new ScheduledBroadcast(), options),
                    interval,
                    new SteadyClock(Clock.systemUTC(), System::nanoTime));
            return () -> executor.run(shared::round);
        }
    }
}
