package dev.howl.server.boot;

import dev.howl.server.log.LogEngine;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of health and readiness. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadinessProperties.class)
class HealthConfiguration {

    /** The bean's name makes the name of the component, {@code engine}. */
    @Bean
    ProbedHealth engineHealthContributor(LogEngine engine, HowlProperties properties) {
        return new ProbedHealth(properties.engine(), engine::probe);
    }

    @Bean
    static RequiredForReadiness howlReadinessGroup(ReadinessProperties properties) {
        return new RequiredForReadiness(properties.requires());
    }
}
