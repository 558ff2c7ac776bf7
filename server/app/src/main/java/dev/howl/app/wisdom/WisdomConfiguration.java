package dev.howl.app.wisdom;

import dev.howl.app.contract.WisdomPublisher;
import dev.howl.server.Cluster;
import java.io.IOException;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** The beans of the wisdom feature. Quotes are published also without subscribers, so that positions advance. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(WisdomProperties.class)
public class WisdomConfiguration {
    private static final String JOB = "wisdom";

    @Bean
    SchedulingConfigurer wisdomTicks(WisdomProperties properties, WisdomPublisher wisdom, Cluster cluster)
            throws IOException {
        RandomQuotes quotes = new RandomQuotes(RandomQuotes.builtIn(), new SecureRandom());
        WisdomTicker ticker =
                new WisdomTicker(quotes, wisdom, cluster.leadership(JOB), new SentQuotesLog(System::nanoTime));
        return tasks -> tasks.addFixedRateTask(new FixedRateTask(ticker, properties.interval(), properties.interval()));
    }
}
