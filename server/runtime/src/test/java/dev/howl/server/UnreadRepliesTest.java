package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatMessages;
import dev.howl.server.session.Ticker;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Clients that ask for large replies and read none. */
class UnreadRepliesTest {
    private static final int REQUESTS = 32;
    private static final int CLIENTS = 10;
    private static final String LARGE = "x".repeat(1_400_000);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {
        static final AtomicLong NOW = new AtomicLong();

        @Bean
        Chat chat() {
            return new Chat();
        }

        @Bean
        Ticker ticker() {
            return NOW::get;
        }
    }

    @Test
    void repliesWaitAndAreThenRefused() {
        try (TestServer server = TestServer.start(App.class, "howl.limits.messages-per-second=1000")) {
            List<ChatClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new ChatClient(RawClient.open(server.port(), "/chat/den", 4_096)));
            }
            clients.forEach(client -> askOften(server, client));
            answerAll(server);
            // One reply for each client, and what its socket took of it is not unsent any more.
            Await.until("replies are unsent", () -> server.metric("howl_unsent_bytes") > 0);
            assertThat(server.metric("howl_unsent_bytes")).isLessThan(CLIENTS * 2_000_000.0);
            App.NOW.addAndGet(Duration.ofSeconds(6).toNanos());
            // The sockets take a part of the first reply of each client, and perhaps enough for a second one.
            Await.until(
                    "the replies that wait are refused",
                    () -> server.metric("howl_errors_total{code=\"unavailable\"}") >= CLIENTS * (REQUESTS - 2));
            for (ChatClient client : clients) {
                int refused = 0;
                int answered = 0;
                while (refused + answered < REQUESTS) {
                    JsonNode reply = client.next();
                    boolean error = reply.path("type").asString().equals("error");
                    refused += error ? 1 : 0;
                    answered += error ? 0 : 1;
                    assertThat(
                                    error
                                            ? reply.at("/payload/code").asString()
                                            : reply.at("/payload/text").asString())
                            .isEqualTo(error ? "unavailable" : LARGE);
                    assertThat(reply.path("ref").asString()).startsWith("r");
                }
                assertThat(answered).isPositive();
                assertThat(refused).isPositive();
            }
            Await.until("nothing is unsent", () -> server.metric("howl_unsent_bytes") == 0);
            clients.forEach(ChatClient::close);
        }
    }

    @Test
    void aClientThatReadsGetsEveryReply() {
        try (TestServer server = TestServer.start("howl.limits.messages-per-second=1000");
                ChatClient client = server.chatClient()) {
            askOften(server, client);
            answerAll(server);
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo(LARGE);
            }
        }
    }

    @Test
    void withoutMemoryForMoreReplies() {
        try (TestServer server =
                        TestServer.start("howl.limits.messages-per-second=1000", "howl.limits.unsent-bytes=1MB");
                ChatClient client = server.chatClient()) {
            client.send("ask", "{'question': 'wait'}", "large");
            Await.until("the request is waiting", () -> server.chat().waiting().size() == 1);
            answerAll(server);
            assertThat(client.nextError()).isEqualTo("unavailable");
            client.send("ask", "{'question': 'you'}", "small");
            assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo("to you");
        }
    }

    private static void askOften(TestServer server, ChatClient client) {
        int before = server.chat().waiting().size();
        for (int i = 0; i < REQUESTS; i++) {
            client.send("ask", "{'question': 'wait'}", "r" + i);
        }
        Await.until("the requests are waiting", () -> server.chat().waiting().size() == before + REQUESTS);
    }

    private static void answerAll(TestServer server) {
        for (CompletableFuture<ChatMessages.Answer> waiting : server.chat().waiting()) {
            waiting.complete(new ChatMessages.Answer(LARGE));
        }
    }
}
