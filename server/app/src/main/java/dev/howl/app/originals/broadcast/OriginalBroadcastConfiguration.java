package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.broadcast.contract.OriginalBroadcastTicksPublisher;
import dev.howl.app.originals.broadcast.contract.ScheduledBroadcast;
import dev.howl.app.originals.sequential.SequentialExecutor;
import dev.howl.server.Cluster;
import dev.howl.server.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the broadcast server's wire. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OriginalBroadcastProperties.class)
public class OriginalBroadcastConfiguration {
    @Bean
    SequentialExecutor originalBroadcastExecutor() {
        return new SequentialExecutor("howl-original-broadcast");
    }

    /**
     * The behaviour of the original with one worker: each client has its own schedule, which starts when it connects.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "embedded", matchIfMissing = true)
    static class OneWorker {
        @Bean
        OriginalBroadcastEndpoint originalBroadcast(
                SequentialExecutor executor, OriginalBroadcastProperties properties) {
            return new OriginalBroadcastEndpoint(
                    executor, broadcast -> executor.every(properties.interval(), broadcast));
        }
    }

    /** The behaviour of the original with several workers: the clients of all nodes share one schedule. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "redis")
    static class SeveralWorkers {
        private static final String JOB = "original-broadcast";

        @Bean
        OriginalBroadcastEndpoint originalBroadcast(SequentialExecutor executor) {
            return new OriginalBroadcastEndpoint(executor, broadcast -> CompletableFuture.completedFuture(null));
        }

        @Bean
        Registration originalBroadcastTicks(OriginalBroadcastTicksPublisher ticks, OriginalBroadcastEndpoint endpoint) {
            return ticks.listen((tick, position) -> endpoint.broadcast());
        }

        @Bean
        SmartInitializingSingleton originalBroadcastLead(
                SequentialExecutor executor,
                Cluster cluster,
                OriginalBroadcastTicksPublisher ticks,
                OriginalBroadcastProperties properties) {
            Duration interval = properties.interval();
            SharedTicker shared = new SharedTicker(
                    executor,
                    cluster.leadership(JOB),
                    options -> ticks.publish(new ScheduledBroadcast(), options),
                    interval,
                    Clock.systemUTC());
            return () -> executor.run(shared::round);
        }
    }
}
