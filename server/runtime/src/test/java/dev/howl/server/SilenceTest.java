package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.session.Ticker;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SilenceTest {
    private static final AtomicLong NOW = new AtomicLong();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Ticker ticker() {
            return NOW::get;
        }
    }

    @BeforeEach
    void reset() {
        NOW.set(0);
    }

    @Test
    void aSilentSessionIsClosedWith4000AfterTheIdleTimeoutOfTheContract() {
        try (TestServer server = TestServer.start(App.class);
                ChatClient client = server.chatClient()) {
            client.send("ping", "{}", null);
            client.next("pong");
            NOW.addAndGet(Duration.ofSeconds(15).toNanos());
            assertThat(client.raw().next().closeCode()).isEqualTo(4000);
        }
    }

    @Test
    void anyFrameRestartsTheIdleTimer() {
        try (TestServer server = TestServer.start(App.class, "howl.heartbeat.idle-timeout=200ms");
                ChatClient client = server.chatClient()) {
            for (int i = 0; i < 5; i++) {
                NOW.addAndGet(Duration.ofMillis(150).toNanos());
                client.raw().frame(0x8A, new byte[0]);
                client.raw().frame(0x89, new byte[0]);
                assertThat(client.raw().next().opcode()).isEqualTo(0xA);
            }
            NOW.addAndGet(Duration.ofMillis(200).toNanos());
            assertThat(client.raw().next().closeCode()).isEqualTo(4000);
        }
    }

    @Test
    void withoutAHeartbeatInTheContractASilentClientIsPingedNotClosed() {
        try (TestServer server = TestServer.start(App.class, "howl.heartbeat.idle-timeout=200ms");
                RawClient raw = RawClient.open(server.port(), "/plain")) {
            raw.text("{\"type\":\"echo\",\"text\":\"x\"}");
            raw.next();
            for (int i = 0; i < 5; i++) {
                NOW.addAndGet(Duration.ofSeconds(20).toNanos());
                assertThat(raw.next().opcode()).isEqualTo(9);
                raw.frame(0x8A, new byte[0]);
                // The Pong to this Ping proves that the server has read the client's own Pong.
                raw.frame(0x89, new byte[0]);
                assertThat(raw.next().opcode()).isEqualTo(0xA);
            }
        }
    }

    @Test
    void aClientThatAnswersNoPingIsClosedWith4000AfterThreeIntervals() {
        try (TestServer server = TestServer.start(App.class, "howl.heartbeat.ping-interval=2s");
                RawClient raw = RawClient.open(server.port(), "/plain")) {
            raw.text("{\"type\":\"echo\",\"text\":\"x\"}");
            raw.next();
            for (int i = 0; i < 2; i++) {
                NOW.addAndGet(Duration.ofSeconds(2).toNanos());
                assertThat(raw.next().opcode()).isEqualTo(9);
            }
            NOW.addAndGet(Duration.ofSeconds(2).toNanos());
            assertThat(raw.next().closeCode()).isEqualTo(4000);
        }
    }

    @Test
    void anyFrameAnswersAPing() {
        try (TestServer server = TestServer.start(App.class, "howl.heartbeat.ping-interval=2s");
                RawClient raw = RawClient.open(server.port(), "/plain")) {
            for (int i = 0; i < 5; i++) {
                raw.text("{\"type\":\"echo\",\"text\":\"x\"}");
                assertThat(raw.next().opcode()).isEqualTo(RawClient.TEXT);
                NOW.addAndGet(Duration.ofSeconds(2).toNanos());
                assertThat(raw.next().opcode()).isEqualTo(9);
            }
        }
    }

    /** Covers a late scan, as after the machine slept: the client is pinged before it is closed. */
    @Test
    void aSleepingMachineGivesClientsTimeToAnswerAPing() {
        try (TestServer server = TestServer.start(App.class, "howl.heartbeat.ping-interval=2s");
                RawClient raw = RawClient.open(server.port(), "/plain")) {
            raw.text("{\"type\":\"echo\",\"text\":\"x\"}");
            raw.next();
            NOW.addAndGet(Duration.ofHours(8).toNanos());
            assertThat(raw.next().opcode()).isEqualTo(9);
            raw.frame(0x8A, new byte[0]);
            raw.frame(0x89, new byte[0]);
            assertThat(raw.next().opcode()).isEqualTo(0xA);
        }
    }
}
