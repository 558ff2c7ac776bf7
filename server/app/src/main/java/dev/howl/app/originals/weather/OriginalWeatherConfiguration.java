package dev.howl.app.originals.weather;

import dev.howl.app.alerts.CityDirectory;
import dev.howl.app.contract.AlertsPublisher;
import dev.howl.app.originals.weather.contract.OriginalWeatherChatPublisher;
import dev.howl.server.security.Access;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the wires together. */
@Configuration(proxyBeanMethods = false)
public class OriginalWeatherConfiguration {
    /** Without a database there are no cities, and the rest is served. */
    @Bean
    Entrance originalWeatherEntrance(Access access, ObjectProvider<CityDirectory> cities) {
        return new Entrance(access, cities.getIfAvailable());
    }

    @Bean
    EchoEndpoint originalWeatherEcho() {
        return new EchoEndpoint();
    }

    @Bean
    ChatEndpoint originalWeatherChat(Entrance entrance, OriginalWeatherChatPublisher chat) {
        return new ChatEndpoint(entrance, chat);
    }

    @Bean
    AlertEndpoint originalWeatherAlerts(Entrance entrance, AlertsPublisher alerts) {
        return new AlertEndpoint(entrance, alerts);
    }
}
