package dev.howl.app.originals.broadcast;

import dev.howl.app.originals.broadcast.contract.OriginalBroadcastTicksPublisher;
import dev.howl.app.originals.broadcast.contract.ScheduledBroadcast;
import dev.howl.app.originals.turns.Turns;
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

/** Puts the wire together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BroadcastProperties.class)
public class OriginalBroadcastConfiguration {
    @Bean
    Turns originalBroadcastTurns() {
        return new Turns("howl-original-broadcast");
    }

    /** As the original with one worker: each client has a schedule of its own, which begins when it connects. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "embedded", matchIfMissing = true)
    static class OneWorker {
        @Bean
        BroadcastEndpoint originalBroadcast(Turns turns, BroadcastProperties properties) {
            return new BroadcastEndpoint(turns, broadcast -> turns.every(properties.interval(), broadcast));
        }
    }

    /** As the original with several workers: one schedule for the clients of all nodes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "howl.engine", havingValue = "redis")
    static class SeveralWorkers {
        private static final String JOB = "original-broadcast";

        @Bean
        BroadcastEndpoint originalBroadcast(Turns turns) {
            return new BroadcastEndpoint(turns, broadcast -> CompletableFuture.completedFuture(null));
        }

        @Bean
        Registration originalBroadcastTicks(OriginalBroadcastTicksPublisher ticks, BroadcastEndpoint endpoint) {
            return ticks.listen((tick, position) -> endpoint.broadcast());
        }

        @Bean
        SmartInitializingSingleton originalBroadcastLead(
                Turns turns, Cluster cluster, OriginalBroadcastTicksPublisher ticks, BroadcastProperties properties) {
            Duration interval = properties.interval();
            SharedTicks shared = new SharedTicks(
                    turns,
                    cluster.leadership(JOB),
                    options -> ticks.publish(new ScheduledBroadcast(), options),
                    interval,
                    Clock.systemUTC());
            return () -> turns.run(shared::round);
        }
    }
}
