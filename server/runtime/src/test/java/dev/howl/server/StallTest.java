package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** An event loop that stands still for longer than the idle timeout. */
class StallTest {
    private static final int CLIENTS = 20;

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
        try (TestServer server = TestServer.startAlone(OneLoop.class, "howl.heartbeat.idle-timeout=1s")) {
            List<ChatClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(server.chatClient());
            }
            CountDownLatch stalled = new CountDownLatch(1);
            server.bean(OneLoop.class).loop().execute(() -> {
                stalled.countDown();
                block(1_500);
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
    private static void block(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
