package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.howl.server.chat.Chat;
import dev.howl.server.session.Ticker;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.TestServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Failures that nothing in the runtime expects: they are logged, and end their connection with 1011. */
class UnexpectedFailuresTest {
    private static final AtomicBoolean BROKEN_CLOCK = new AtomicBoolean();
    private static TestServer server;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Ticker ticker() {
            return () -> {
                if (BROKEN_CLOCK.get()) {
                    throw new IllegalStateException("the clock is broken");
                }
                return System.nanoTime();
            };
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(App.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void reset() {
        root.detachAppender(logged);
        BROKEN_CLOCK.set(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unprintable boom", "late unprintable boom"})
    void aFailureThatCannotBeReportedEndsItsConnectionAlone(String question) {
        try (ChatClient client = server.chatClient();
                ChatClient other = server.chatClient()) {
            client.send("ask", "{'question': '" + question + "'}", "r");
            assertEnds(client);
            other.send("ask", "{'question': 'life'}", "o");
            assertThat(other.next("answer").path("ref").asString()).isEqualTo("o");
        }
        assertThat(errors()).filteredOn(line -> line.contains("1011")).hasSize(1);
        assertThat(server.metric("howl_closes_total{code=\"1011\"}")).isPositive();
    }

    @Test
    void aFailureOfATimerEndsTheConnection() {
        try (ChatClient client = server.chatClient()) {
            client.send("ping", "{}", null);
            client.next("pong");
            // Nothing arrives from now on: only the timer reads the clock.
            BROKEN_CLOCK.set(true);
            assertEnds(client);
        }
        BROKEN_CLOCK.set(false);
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'life'}", "o");
            client.next("answer");
        }
    }

    @Test
    void anInternalErrorIsLoggedOnceWithItsRef() {
        try (ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'boom'}", "r-17");
            assertThat(client.nextError()).isEqualTo("internal");
        }
        assertThat(errors()).singleElement().asString().contains("r-17");
    }

    /** Asserts that the client is told, without the cause, and that TCP ends after the closing handshake. */
    private static void assertEnds(ChatClient client) {
        JsonNode error = client.next("error");
        assertThat(error.at("/payload/code").asString()).isEqualTo("internal");
        assertThat(error.at("/payload/terminal").asBoolean()).isTrue();
        assertThat(error.toString()).doesNotContain("secret", "clock");
        assertThat(client.raw().next().closeCode()).isEqualTo(1011);
        client.raw().close(1011);
        assertThat(client.raw().read()).isNull();
    }

    private List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
