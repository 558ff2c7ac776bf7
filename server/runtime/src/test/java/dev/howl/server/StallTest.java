package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** An event loop that stands still for longer than the idle timeout. */
class StallTest {
    private static final int CLIENTS = 5;
    /** Longer than the clients need to connect on a busy machine. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class OneLoop {
        private final LoopResources loops = LoopResources.create("stalled", 1, true);

        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            factory.setLoopResources(loops);
            return factory;
        }

        EventLoop loop() {
            return loops.onServer(true).next();
        }
    }

    @Test
    void noClientIsClosedForAStallOfTheServer() throws Exception {
        try (TestServer server = TestServer.startAlone(OneLoop.class, "howl.heartbeat.idle-timeout=" + IDLE)) {
            List<ChatClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(server.chatClient());
            }
            CountDownLatch stalled = new CountDownLatch(1);
            EventLoop loop = server.bean(OneLoop.class).loop();
            loop.execute(() -> {
                // Both this task and the idle timer are due when the thread goes on: no socket is read between them.
                var unused = loop.schedule(
                        () -> {
                            stalled.countDown();
                            block(IDLE.plusSeconds(1));
                        },
                        1,
                        TimeUnit.MILLISECONDS);
                block(Duration.ofMillis(500));
            });
            stalled.await();
            clients.forEach(client -> client.send("ping", "{}", "during"));
            clients.forEach(client ->
                    assertThat(client.next("pong").path("ref").asString()).isEqualTo("during"));
            RawClient.Frame last = clients.get(0).raw().next();
            assertThat(last.closeCode())
                    .as("a client that is silent afterwards")
                    .isEqualTo(4000);
            clients.forEach(ChatClient::close);
        }
    }

    @SuppressWarnings("ThreadSleep")
    private static void block(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
