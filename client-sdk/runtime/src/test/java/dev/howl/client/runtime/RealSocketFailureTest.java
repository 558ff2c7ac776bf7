package dev.howl.client.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.runtime.ConnectionState.Closed;
import dev.howl.client.runtime.ConnectionState.Connected;
import dev.howl.client.runtime.ConnectionState.Reconnecting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures of servers on real sockets. */
@Timeout(120)
class RealSocketFailureTest {
    private final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();

    @Test
    void theClientReconnectsToARestartedServer() throws Exception {
        ScriptedServer first = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.answerClose();
        });
        try (Connection client = client(first.uri()).connect()) {
            awaitState(Connected.class);
            first.close();
            awaitState(Reconnecting.class);
            try (ScriptedServer second = new ScriptedServer(first.port(), peer -> {
                peer.greet();
                peer.answerClose();
            })) {
                assertThat(second.port()).isEqualTo(first.port());
                awaitState(Connected.class);
                assertThat(client.state()).isEqualTo(new Connected("c1"));
            }
        }
    }

    @Test
    void theCloseCodeDecidesWhetherToReconnect() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.close(connections.incrementAndGet() == 1 ? 4001 : 1008);
            assertThat(peer.read("never")).isEmpty();
        })) {
            Connection client = client(server.uri()).build();

            assertThat(client.closed().get(30, SECONDS).code()).isEqualTo(1008);
            assertThat(connections).hasValue(2);
            assertThat(((ConnectionLostException) ((Reconnecting) awaitState(Reconnecting.class)).cause()).closeCode())
                    .isEqualTo(4001);
        }
    }

    @Test
    void aSlowHandshakeEndsAfterTheConnectTimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.request();
            await(never);
        })) {
            var builder = client(server.uri()).connectTimeout(Duration.ofMillis(300));

            assertThatThrownBy(builder::connect).isInstanceOf(ConnectFailedException.class);
            assertThat(awaitState(Closed.class)).isNotNull();
        } finally {
            never.countDown();
        }
    }

    @Test
    void aForbiddenHandshakeFailsAtOnceWithItsStatus() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.request();
            peer.raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        })) {
            assertThatThrownBy(() -> client(server.uri()).connect())
                    .isInstanceOf(ConnectFailedException.class)
                    .cause()
                    .isInstanceOfSatisfying(HandshakeRefusedException.class, refused -> assertThat(refused.status())
                            .isEqualTo(403));
        }
    }

    @Test
    void connectReportsAnUnreachableServer() throws Exception {
        URI nobody;
        try (ScriptedServer server = new ScriptedServer(0, peer -> {})) {
            nobody = server.uri();
        }

        assertThatThrownBy(() ->
                        client(nobody).connectTimeout(Duration.ofSeconds(5)).connect())
                .isInstanceOf(ConnectFailedException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void unknownFramesAreIgnoredButAFramingErrorReconnects() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        BlockingQueue<UnknownFrame> unknown = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.text("}{");
            peer.frame(0x82, new byte[] {1, 2, 3});
            if (connections.incrementAndGet() == 1) {
                peer.frame(0xF1, new byte[] {1}); // reserved bits (RFC 6455, section 5.2)
            }
            peer.answerClose();
        })) {
            try (Connection client =
                    client(server.uri()).onUnknown(unknown::add).connect()) {
                assertThat(unknown.poll(30, SECONDS)).isNotNull();
                awaitState(Reconnecting.class);
                awaitState(Connected.class);
                assertThat(client.state()).isInstanceOf(Connected.class);
            }
            assertThat(unknown)
                    .anySatisfy(frame -> assertThat(frame.problem().code()).isEqualTo("binary_not_supported"));
        }
    }

    @Test
    void aMessageLongerThanTheLimitEndsTheConnection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.greet();
            peer.frame(0x01, "x".repeat(1_500).getBytes(StandardCharsets.UTF_8));
            peer.frame(0x80, "x".repeat(1_500).getBytes(StandardCharsets.UTF_8));
            peer.answerClose();
        })) {
            try (Connection client = client(server.uri()).maxFrameLength(2_000).build()) {
                assertThat(((Reconnecting) awaitState(Reconnecting.class)).cause())
                        .hasMessageContaining("longer than maxFrameLength, 2000 characters");
                assertThat(client.closed()).isNotDone();
            }
        }
    }

    private ClientBuilder<Connection> client(URI uri) {
        return new ClientBuilder<>(uri, ShipsContract.spec(), connection -> connection)
                .backoff(Duration.ofMillis(20), Duration.ofMillis(100))
                .onState(states::add);
    }

    /** Returns the next state of a kind and skips those before it. */
    private ConnectionState awaitState(Class<? extends ConnectionState> kind) throws InterruptedException {
        while (true) {
            ConnectionState state = states.poll(30, SECONDS);
            assertThat(state).as("a state %s", kind.getSimpleName()).isNotNull();
            if (kind.isInstance(state)) {
                return kind.cast(state);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
