package dev.howl.app.wisdom;

import dev.howl.app.contract.WisdomPublisher;
import java.io.IOException;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** Ticks for as long as the server runs, whether anybody listens or not, so that positions go on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(WisdomProperties.class)
public class WisdomConfiguration {
    @Bean
    SchedulingConfigurer wisdomTicks(WisdomProperties properties, WisdomPublisher wisdom) throws IOException {
        WisdomTicker ticker = new WisdomTicker(new Quotes(Quotes.builtIn(), new SecureRandom()), wisdom);
        return tasks -> tasks.addFixedRateTask(new FixedRateTask(ticker, properties.interval(), properties.interval()));
    }
}
