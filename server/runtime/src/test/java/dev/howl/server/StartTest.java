package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatPublisher;
import dev.howl.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StartTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NoHandler {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoHandlers {
        @Bean
        Chat first() {
            return new Chat();
        }

        @Bean
        Chat second() {
            return new Chat();
        }
    }

    record Feature(ChatPublisher publisher) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithFeature {
        @Bean
        Chat chat(Feature feature) {
            assertThat(feature.publisher().sessions().count()).isZero();
            return new Chat();
        }

        @Bean
        Feature feature(ChatPublisher publisher) {
            return new Feature(publisher);
        }
    }

    @Test
    void aMissingHandlerStopsTheStartByName() {
        assertThatThrownBy(() -> TestServer.start(NoHandler.class))
                .rootCause()
                .hasMessage("Channel 'chat' cannot be served: no bean implements dev.howl.server.chat.ChatHandler.");
    }

    @Test
    void aDuplicateHandlerStopsTheStartByName() {
        assertThatThrownBy(() -> TestServer.start(TwoHandlers.class))
                .rootCause()
                .hasMessage("Channel 'chat' cannot be served: more than one bean implements"
                        + " dev.howl.server.chat.ChatHandler: first, second.");
    }

    @Test
    void aHandlerMayTakeAPublisherInItsConstructor() {
        try (TestServer server = TestServer.start(WithFeature.class)) {
            assertThat(server.port()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "howl.limits.connections=0",
                "howl.limits.subscriptions=-1",
                "howl.limits.messages-per-second=0",
                "howl.limits.message-bytes=1B",
                "howl.heartbeat.idle-timeout=1ms",
                "howl.heartbeat.ping-interval=1ms",
                "howl.drain.timeout=-1s",
                "howl.drain.spread=2h"
            })
    void aSettingOutOfBoundsStopsTheStartByName(String setting) {
        assertThatThrownBy(() -> TestServer.start(setting))
                .rootCause()
                .hasMessageStartingWith(setting.substring(0, setting.indexOf('=')) + " is ")
                .hasMessageContaining("it must be from");
    }
}
