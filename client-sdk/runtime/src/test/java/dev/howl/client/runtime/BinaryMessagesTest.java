package dev.howl.client.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.runtime.ConnectionState.Reconnecting;
import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameFormat;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client and a server of a contract with binary messages, on real sockets. */
@Timeout(120)
class BinaryMessagesTest {
    static final class Cargo extends BinaryMessage {
        Cargo(byte[] bytes) {
            super(bytes);
        }
    }

    static final class Receipt extends BinaryMessage {
        Receipt(byte[] bytes) {
            super(bytes);
        }
    }

    private static ClientBuilder<Connection> client(URI uri) {
        ChannelSpec spec = ChannelSpec.builder("cargo", "/cargo", "Cargo", "1.0.0")
                .clientMessage("cargo", "cargo", Cargo.class)
                .serverMessage("receipt", "receipt", Receipt.class)
                .format("cargo", FrameFormat.binary(Cargo::new))
                .format("receipt", FrameFormat.binary(Receipt::new))
                .build();
        return new ClientBuilder<>(uri, spec, connection -> connection);
    }

    @Test
    void messagesAreSentInBinaryFramesAndFragmentsAreJoined() throws Exception {
        BlockingQueue<ScriptedServer.Peer.Received> sent = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
            peer.accept(peer.request());
            sent.add(peer.read());
            peer.frame(0x02, new byte[] {1, 2});
            peer.frame(0x89, new byte[0]);
            peer.frame(0x00, new byte[0]);
            peer.frame(0x80, new byte[] {-1});
            peer.frame(0x82, new byte[0]);
            peer.answerClose();
        })) {
            BlockingQueue<Receipt> pushed = new LinkedBlockingQueue<>();
            try (Connection client = client(server.uri()).connect()) {
                client.on(Receipt.class, pushed::add);
                byte[] cargo = {0, -128, 127};
                assertThat(client.request(new Cargo(cargo), Receipt.class).get(30, SECONDS))
                        .isEqualTo(new Receipt(new byte[] {1, 2, -1}));
                ScriptedServer.Peer.Received received = sent.take();
                assertThat(received.opcode()).isEqualTo(2);
                assertThat(received.payload().array()).isEqualTo(cargo);
                assertThat(pushed.poll(30, SECONDS)).isEqualTo(new Receipt(new byte[0]));
            }
        }
    }

    @Test
    void aTextOfSuchAServerIsUnknown() throws Exception {
        BlockingQueue<UnknownFrame> unknown = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
                    peer.accept(peer.request());
                    peer.text("hello");
                    peer.answerClose();
                });
                Connection client = client(server.uri()).onUnknown(unknown::add).connect()) {
            UnknownFrame frame = unknown.poll(30, SECONDS);
            assertThat(frame).isNotNull();
            assertThat(frame.text()).isEqualTo("hello");
            assertThat(client.state()).isInstanceOf(ConnectionState.Connected.class);
        }
    }

    @Test
    void aMessageLongerThanTheLimitEndsTheConnection() throws Exception {
        BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(0, peer -> {
                    peer.accept(peer.request());
                    peer.frame(0x02, new byte[1_500]);
                    peer.frame(0x80, new byte[1_500]);
                    peer.answerClose();
                });
                Connection client = client(server.uri())
                        .onState(states::add)
                        .maxFrameLength(2_000)
                        .build()) {
            ConnectionState state = states.poll(30, SECONDS);
            while (state != null && !(state instanceof Reconnecting)) {
                state = states.poll(30, SECONDS);
            }
            assertThat(state)
                    .isInstanceOfSatisfying(Reconnecting.class, reconnecting -> assertThat(reconnecting.cause())
                            .hasMessageContaining("longer than maxFrameLength, 2000 bytes"));
            assertThat(client.closed()).isNotDone();
        }
    }
}
