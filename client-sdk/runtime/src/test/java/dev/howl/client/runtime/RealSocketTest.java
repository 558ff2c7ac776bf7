package dev.howl.client.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ShipsContract.AskDepth;
import dev.howl.client.runtime.ShipsContract.Depth;
import dev.howl.client.runtime.ShipsContract.Moored;
import dev.howl.runtime.Position;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client and a server on real sockets. */
@Timeout(120)
class RealSocketTest {
    private final BlockingQueue<String> ships = new LinkedBlockingQueue<>();

    @Test
    void requestSubscribeAndClose() throws Exception {
        CompletableFuture<Integer> closeCode = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.text(
                    "{\"type\":\"depth\",\"ref\":\"" + ref(peer.read("ask_depth")) + "\",\"payload\":{\"metres\":7}}");
            confirm(peer, 0);
            peer.text(moored(1));
            closeCode.complete(peer.answerClose());
        })) {
            Connection client = client(server.uri()).connect();
            try (client) {
                assertThat(client.state()).isEqualTo(new Connected("c1"));
                assertThat(client.request(new AskDepth("pier"), Depth.class).get(30, SECONDS))
                        .isEqualTo(new Depth(7));
                Subscription subscription = watch(client);
                assertThat(subscription.confirmed().get(30, SECONDS)).isEqualTo(new Position("ships", null, "e", 0));
                assertThat(ships.poll(30, SECONDS)).isEqualTo("1");
            }
            assertThat(client.closed().get(30, SECONDS)).isEqualTo(new CloseInfo(1000, "", false, null));
            assertThat(closeCode.get(30, SECONDS)).isEqualTo(1000);
        }
    }

    @Test
    void fragmentsAreJoinedAndAPingBetweenThemIsAnswered() throws Exception {
        CompletableFuture<String> pong = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.accept(peer.request());
            byte[] welcome = "{\"type\":\"welcome\",\"payload\":{\"id\":\"ф1\"}}".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < welcome.length; i++) {
                int opcode = i == 0 ? 1 : 0;
                peer.frame((i == welcome.length - 1 ? 0x80 : 0) | opcode, new byte[] {welcome[i]});
                if (i == 10) {
                    peer.frame(0x89, "are you there".getBytes(StandardCharsets.UTF_8));
                }
            }
            ScriptedServer.Peer.Received received = peer.read();
            while (received.opcode() != 10) {
                received = peer.read();
            }
            pong.complete(received.text());
            peer.answerClose();
        })) {
            try (Connection client = client(server.uri()).connect()) {
                assertThat(client.state()).isEqualTo(new Connected("ф1"));
                assertThat(pong.get(30, SECONDS)).isEqualTo("are you there");
            }
        }
    }

    @Test
    void aClientReconnectsAndResumesAfterAReset() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        BlockingQueue<String> subscribes = new LinkedBlockingQueue<>();
        CountDownLatch handled = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            subscribes.add(confirm(peer, 0));
            if (connections.incrementAndGet() == 1) {
                peer.text(moored(1));
                await(handled);
                peer.reset();
            } else {
                peer.text(moored(2));
                peer.answerClose();
            }
        })) {
            try (Connection client = client(server.uri()).connect()) {
                Subscription subscription = watch(client);
                assertThat(ships.poll(30, SECONDS)).isEqualTo("1");
                while (!new Position("ships", null, "e", 1).equals(subscription.position())) {
                    Thread.onSpinWait();
                }
                handled.countDown();
                assertThat(ships.poll(30, SECONDS)).isEqualTo("2");
            }
        }
        assertThat(subscribes.poll()).doesNotContain("since");
        assertThat(subscribes.poll()).contains("\"since\":{\"epoch\":\"e\",\"seq\":1}");
    }

    @Test
    void closeWithinAListenerDoesNotDeadlock() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            confirm(peer, 0);
            peer.text(moored(1));
            peer.text(moored(2));
            peer.answerClose();
        })) {
            Connection client = client(server.uri()).connect();
            client.subscribe("ships", null, null, Moored.class, (Moored event) -> {
                client.close();
                ships.add(event.ship());
            });

            assertThat(client.closed().get(30, SECONDS).code()).isEqualTo(1000);
            assertThat(ships.poll(30, SECONDS)).isEqualTo("1");
            assertThat(ships).isEmpty();
        }
    }

    @Test
    void slowAndFastListenersReceiveAFloodCompletelyAndInOrder() throws Exception {
        int total = 5_000;
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            String request = peer.read("watch");
            await(subscribed);
            while (true) {
                int since = request.contains("since")
                        ? Integer.parseInt(request.replaceAll(".*\"seq\":(\\d+).*", "$1"))
                        : 0;
                peer.text("{\"type\":\"watching\",\"ref\":\"" + ref(request)
                        + "\",\"payload\":{\"topic\":\"ships\",\"position\":{\"epoch\":\"e\",\"seq\":" + since + "}}}");
                for (int seq = since + 1; seq <= total; seq++) {
                    peer.text(moored(seq));
                }
                go.countDown();
                request = peer.read("watch");
            }
        })) {
            try (Connection client = client(server.uri())
                    .eventBuffer(100)
                    .closeTimeout(Duration.ofMillis(200))
                    .connect()) {
                client.subscribe("ships", null, null, Moored.class, (Moored event) -> {
                    await(go);
                    ships.add(event.ship());
                });
                BlockingQueue<String> fast = new LinkedBlockingQueue<>();
                client.subscribe("ships", null, null, Moored.class, (Moored event) -> fast.add(event.ship()));
                subscribed.countDown();
                for (int seq = 1; seq <= total; seq++) {
                    assertThat(fast.poll(30, SECONDS)).isEqualTo(Integer.toString(seq));
                    assertThat(ships.poll(30, SECONDS)).isEqualTo(Integer.toString(seq));
                }
            }
        }
    }

    @Test
    void aHundredConnectionsLeaveOnlySharedThreads() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.answerClose();
        })) {
            int most = 0;
            for (int i = 0; i < 100; i++) {
                client(server.uri()).connect().close();
                most = Math.max(most, selectors().size());
            }
            // One at a time, and for a moment those of clients that were shut down or collected.
            assertThat(most).isLessThan(20);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("howl-client-"))
                .allMatch(Thread::isDaemon)
                .filteredOn(thread -> thread.getName().startsWith("howl-client-loop-"))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static Set<String> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("SelectorManager"))
                .collect(Collectors.toSet());
    }

    private ClientBuilder<Connection> client(URI uri) {
        return new ClientBuilder<>(uri, ShipsContract.spec(), connection -> connection)
                .backoff(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private Subscription watch(Connection client) {
        return client.subscribe("ships", null, null, Moored.class, (Moored event) -> ships.add(event.ship()));
    }

    private static String confirm(ScriptedServer.Peer peer, long seq) throws IOException {
        String request = peer.read("watch");
        peer.text("{\"type\":\"watching\",\"ref\":\"" + ref(request)
                + "\",\"payload\":{\"topic\":\"ships\",\"position\":{\"epoch\":\"e\",\"seq\":" + seq + "}}}");
        return request;
    }

    private static String ref(String frame) {
        return frame.replaceAll(".*\"ref\":\"([^\"]*)\".*", "$1");
    }

    private static String moored(long seq) {
        return "{\"type\":\"moored\",\"payload\":{\"ship\":\"" + seq
                + "\"},\"position\":{\"topic\":\"ships\",\"epoch\":\"e\",\"seq\":" + seq + "}}";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
