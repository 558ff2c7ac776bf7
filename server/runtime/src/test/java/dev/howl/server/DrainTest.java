package dev.howl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.ChatSession;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.support.ChatClient;
import dev.howl.server.support.KnownNodes;
import dev.howl.server.support.RawClient;
import dev.howl.server.support.TestServer;
import dev.howl.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

class DrainTest {
    private static final int CLIENTS = 200;

    /** An application with another node, to which its clients can move. */
    @Configuration(proxyBeanMethods = false)
    @Import(TestServer.App.class)
    static class OneOfTwo {
        @Bean
        KnownNodes cluster(LocalNode self) {
            return new KnownNodes(self);
        }
    }

    /** An application that accepts clients only when it is told to. */
    @Configuration(proxyBeanMethods = false)
    @Import(OneOfTwo.class)
    static class SlowToAccept {
        @Bean
        SlowListener listener() {
            return new SlowListener();
        }
    }

    static final class SlowListener implements ChannelListener<ChatSession> {
        final CompletableFuture<Void> asked = new CompletableFuture<>();
        final CompletableFuture<Void> decision = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> opening(HandshakeRequest request) {
            asked.complete(null);
            return decision;
        }
    }

    private static CompletableFuture<Void> stop(TestServer server) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        new Thread(() -> {
                    server.close();
                    stopped.complete(null);
                })
                .start();
        return stopped;
    }

    private static List<ChatClient> clients(TestServer server, int count) {
        List<ChatClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(server.chatClient());
        }
        return clients;
    }

    private static void answersClose(ChatClient client, int code) {
        assertThat(client.raw().next().closeCode()).isEqualTo(code);
        client.raw().close(code);
        assertThat(client.raw().read()).isNull();
        client.close();
    }

    @Test
    void clientsAreAskedToMoveOneAfterTheOtherAndTheDrainEndsWithTheLast() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=60s", "howl.drain.spread=4s");
        List<ChatClient> clients = clients(server, CLIENTS);
        CompletableFuture<Void> stopped = stop(server);
        List<Long> after = new ArrayList<>();
        for (ChatClient client : clients) {
            JsonNode moving = client.next("moving").path("payload");
            after.add(moving.path("after_ms").asLong());
            assertThat(moving.path("deadline_ms").asLong()).isBetween(40_000L, 55_000L);
            assertThat(stopped).isNotDone();
            client.raw().close(1000);
            assertThat(client.raw().next().closeCode()).isEqualTo(1000);
            client.close();
        }
        List<Long> evenly = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            evenly.add(4000L * i / CLIENTS);
        }
        assertThat(after).containsExactlyInAnyOrderElementsOf(evenly);
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(server.drain().isCutShort()).isFalse();
    }

    /** Covers a shutdown phase timeout of Spring that is much shorter than the drain. */
    @Test
    void clientsThatStayAreClosedWith1001() throws Exception {
        TestServer server = TestServer.start(
                "howl.drain.timeout=8s", "howl.drain.spread=0", "spring.lifecycle.timeout-per-shutdown-phase=10ms");
        List<ChatClient> clients = clients(server, CLIENTS);
        CompletableFuture<Void> stopped = stop(server);
        for (ChatClient client : clients) {
            JsonNode moving = client.next("moving").path("payload");
            assertThat(moving.path("after_ms").asLong()).isZero();
            assertThat(moving.path("deadline_ms").asLong()).isBetween(0L, 4000L);
        }
        assertThat(stopped).isNotDone();
        clients.forEach(client -> answersClose(client, 1001));
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(server.drain().isCutShort()).isFalse();
    }

    /** The drain would take an hour if the clients were awaited. */
    @Test
    void withoutAMovingMessageSessionsAreClosedAtOnce() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=1h");
        RawClient raw = RawClient.open(server.port(), "/plain");
        CompletableFuture<Void> stopped = stop(server);
        assertThat(raw.next().closeCode()).isEqualTo(1001);
        raw.close(1001);
        assertThat(raw.read()).isNull();
        raw.close();
        stopped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void withWaitInDrainClientsAreAwaitedWithoutAMovingMessage() throws Exception {
        TestServer server =
                TestServer.start(OneOfTwo.class, "howl.drain.timeout=60s", "howl.channels.plain.wait-in-drain=true");
        RawClient raw = RawClient.open(server.port(), "/plain");
        ChatClient asked = server.chatClient();
        CompletableFuture<Void> stopped = stop(server);
        asked.next("moving");
        raw.text("{\"type\":\"echo\",\"text\":\"still here\"}");
        assertThat(raw.next().text()).contains("still here");
        asked.send("disconnect", "{}", null);
        answersClose(asked, 1000);
        assertThat(stopped).isNotDone();
        raw.close(1000);
        assertThat(raw.next().closeCode()).isEqualTo(1000);
        raw.close();
        stopped.get(30, TimeUnit.SECONDS);
    }

    /** The drain would take an hour if the clients were awaited. */
    @Test
    void aNodeWithoutOthersClosesItsClientsAfterAShortGrace() throws Exception {
        TestServer server = TestServer.start("howl.drain.timeout=1h", "howl.drain.spread=10m");
        List<ChatClient> clients = clients(server, 4);
        CompletableFuture<Void> stopped = stop(server);
        for (ChatClient client : clients) {
            JsonNode moving = client.next("moving").path("payload");
            assertThat(moving.path("after_ms").asLong()).isBetween(0L, 1500L);
            assertThat(moving.path("deadline_ms").asLong()).isBetween(0L, 2000L);
        }
        clients.forEach(client -> answersClose(client, 1001));
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(server.drain().isCutShort()).isFalse();
    }

    /** Covers a cluster that is stopped as a whole. */
    @Test
    void aNodeWhoseLastNeighbourDrainsClosesItsClientsAfterAShortGrace() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=1h", "howl.drain.spread=0");
        ChatClient client = server.chatClient();
        CompletableFuture<Void> stopped = stop(server);
        assertThat(client.next("moving").at("/payload/deadline_ms").asLong()).isGreaterThan(3_000_000L);
        server.bean(KnownNodes.class).drainOther();
        answersClose(client, 1001);
        stopped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void withoutAnAnswerAboutTheOtherNodesTheClientsAreGivenTheWholeTime() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=1h", "howl.drain.spread=0");
        ChatClient client = server.chatClient();
        server.bean(KnownNodes.class).silence();
        CompletableFuture<Void> stopped = stop(server);
        assertThat(client.next("moving").at("/payload/deadline_ms").asLong()).isGreaterThan(3_000_000L);
        client.send("disconnect", "{}", null);
        answersClose(client, 1000);
        stopped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void withWaitInDrainANodeWithoutOthersAwaitsItsClients() throws Exception {
        TestServer server = TestServer.start(
                "howl.drain.timeout=1h",
                "howl.drain.spread=0",
                "howl.channels.chat.wait-in-drain=true",
                "howl.channels.plain.wait-in-drain=true");
        RawClient raw = RawClient.open(server.port(), "/plain");
        ChatClient asked = server.chatClient();
        CompletableFuture<Void> stopped = stop(server);
        assertThat(asked.next("moving").at("/payload/deadline_ms").asLong()).isGreaterThan(3_000_000L);
        asked.send("disconnect", "{}", null);
        answersClose(asked, 1000);
        assertThat(stopped).isNotDone();
        raw.text("{\"type\":\"echo\",\"text\":\"still here\"}");
        assertThat(raw.next().text()).contains("still here");
        raw.close(1000);
        assertThat(raw.next().closeCode()).isEqualTo(1000);
        raw.close();
        stopped.get(30, TimeUnit.SECONDS);
    }

    /** Covers a client that was admitted just before the drain, and whose session opens during it. */
    @Test
    void aHandshakeThatEndsDuringTheDrainIsDrainedLikeTheOthers() throws Exception {
        TestServer server = TestServer.start(SlowToAccept.class, "howl.drain.timeout=1h", "howl.drain.spread=0");
        SlowListener listener = server.bean(SlowListener.class);
        CompletableFuture<ChatClient> connecting = CompletableFuture.supplyAsync(server::chatClient);
        listener.asked.get(30, TimeUnit.SECONDS);
        CompletableFuture<Void> stopped = stop(server);
        Await.until("the drain has begun", () -> {
            try (RawClient refused = RawClient.open(server.port(), "/plain")) {
                return refused.head().startsWith("HTTP/1.1 503 ");
            }
        });
        listener.decision.complete(null);
        ChatClient client = connecting.get(30, TimeUnit.SECONDS);
        assertThat(client.next("moving").at("/payload/after_ms").asLong()).isZero();
        client.send("disconnect", "{}", null);
        answersClose(client, 1000);
        stopped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void newSessionsAreRefusedDuringTheDrain() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=60s");
        ChatClient client = server.chatClient();
        CompletableFuture<Void> stopped = stop(server);
        client.next("moving");
        try (RawClient refused = RawClient.open(server.port(), "/chat/den")) {
            assertThat(refused.head()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("retry-after: 5");
        }
        client.send("ask", "{'question': 'x'}", null);
        assertThat(client.next("answer").at("/payload/text").asString()).isEqualTo("to x");
        client.send("disconnect", "{}", null);
        answersClose(client, 1000);
        stopped.get(30, TimeUnit.SECONDS);
    }

    @Test
    void hurryingTheDrainClosesAllSessionsAtOnce() throws Exception {
        TestServer server = TestServer.start(OneOfTwo.class, "howl.drain.timeout=1h");
        ChatClient client = server.chatClient();
        CompletableFuture<Void> stopped = stop(server);
        client.next("moving");
        server.drain().hurry();
        answersClose(client, 1001);
        stopped.get(30, TimeUnit.SECONDS);
        assertThat(server.drain().isCutShort()).isTrue();
    }

    @Test
    void clientsThatNeverAnswerAreAbortedAtTheTimeout() throws Exception {
        TestServer server = TestServer.start("howl.drain.timeout=500ms");
        try (ChatClient client = server.chatClient()) {
            CompletableFuture<Void> stopped = stop(server);
            client.next("moving");
            assertThat(client.raw().next().closeCode()).isEqualTo(1001);
            stopped.get(30, TimeUnit.SECONDS);
            assertThat(server.drain().isCutShort()).isFalse();
        }
    }
}
