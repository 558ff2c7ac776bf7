package dev.howl.app.originals.weather;

import dev.howl.app.alerts.CityDirectory;
import dev.howl.app.contract.AlertsPublisher;
import dev.howl.app.originals.weather.contract.OriginalWeatherChatPublisher;
import dev.howl.server.security.Access;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the weather server's wires. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OriginalWeatherProperties.class)
public class OriginalWeatherConfiguration {
    /** Works without a city directory, too: on a server without a database only the echo is available. */
    @Bean
    WeatherAccess originalWeatherAccess(
            Access access, OriginalWeatherProperties properties, ObjectProvider<CityDirectory> cities) {
        String key = properties.secretKey();
        AccessTokenVerifier original = key == null ? null : new AccessTokenVerifier(key, Clock.systemUTC());
        return new WeatherAccess(access, original, cities.getIfAvailable());
    }

    @Bean
    WeatherEchoEndpoint originalWeatherEcho() {
        return new WeatherEchoEndpoint();
    }

    @Bean
    WeatherChatEndpoint originalWeatherChat(WeatherAccess access, OriginalWeatherChatPublisher chat) {
        return new WeatherChatEndpoint(access, chat);
    }

    @Bean
    WeatherAlertEndpoint originalWeatherAlerts(WeatherAccess access, AlertsPublisher alerts) {
        return new WeatherAlertEndpoint(access, alerts);
    }
}
