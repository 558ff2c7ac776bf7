package dev.howl.server.boot;

import dev.howl.server.Cluster;
import dev.howl.server.session.Admission;
import dev.howl.server.session.Ticker;
import dev.howl.server.shutdown.Drain;
import dev.howl.server.shutdown.DrainLifecycle;
import dev.howl.server.shutdown.DrainTimes;
import dev.howl.server.shutdown.OtherNodes;
import dev.howl.server.shutdown.SignalExit;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.Ordered;

/** Spring configuration of the drain and of signal handling. */
@Configuration(proxyBeanMethods = false)
class ShutdownConfiguration {
    private static final Duration TO_SPARE = Duration.ofSeconds(10);

    @Bean
    Drain howlDrain(
            Endpoints endpoints, Admission admission, HowlProperties properties, Cluster cluster, Ticker ticker) {
        DrainTimes times =
                DrainTimes.of(properties.drain().timeout(), properties.drain().spread());
        return new Drain(endpoints.all(), admission, times, new OtherNodes(cluster), ticker);
    }

    /**
     * Drains before the web server stops. Raises Spring's timeout for this phase ({@code
     * spring.lifecycle.timeout-per-shutdown-phase}), which may be shorter than the drain.
     */
    @Bean
    DrainLifecycle howlDrainLifecycle(
            Drain drain, HowlProperties properties, ObjectProvider<DefaultLifecycleProcessor> lifecycle) {
        long millis = properties.drain().timeout().plus(TO_SPARE).toMillis();
        lifecycle.ifAvailable(processor -> processor.setTimeoutForShutdownPhase(DrainLifecycle.PHASE, millis));
        return new DrainLifecycle(drain);
    }

    @Bean
    @ConditionalOnProperty("howl.shutdown.signals")
    SignalHandlers howlSignalHandlers(ConfigurableApplicationContext context, Drain drain) {
        StartSignalExit.install();
        return new SignalHandlers(context, drain);
    }

    @Bean
    @ConditionalOnProperty("howl.shutdown.signals")
    ServingListener howlServingListener() {
        return new ServingListener();
    }

    /** A listener that records when clients can connect. */
    private static final class ServingListener implements ApplicationListener<WebServerInitializedEvent> {
        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            StartSignalExit.serves();
        }
    }

    /** A listener that replaces the signal handlers of the start by those of a running server. */
    private record SignalHandlers(ConfigurableApplicationContext context, Drain drain)
            implements ApplicationListener<ApplicationReadyEvent>, Ordered {
        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            SignalExit.install(
                    () -> AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC),
                    drain,
                    context::close);
        }

        /** Runs before any listener that announces the server. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
