package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Peer;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.RawSocket;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.wire.Opcode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Acceptance test of RFC 6455 violations by a client: the server closes with the matching code and a reason. */
class FramingTest {
    private static final int LIMIT = 64 * 1024;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = RealServer.start("howl.wisdom.interval=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void acceptsAMessageOfTheMaximumSize() throws Exception {
        try (Peer peer = Peer.connected(server)) {
            peer.raw().send(ping(peer.id(), LIMIT));
            assertThat(peer.await("pong").at("/payload/id").stringValue()).isEqualTo(peer.id());
        }
    }

    @Test
    void closesWith1009WhenAMessageIsTooLarge() throws Exception {
        try (RawSocket socket = opened()) {
            socket.sendText(ping("whole", LIMIT + 1));
            assertClosed(socket, 1009);
        }
    }

    @Test
    void closesWith1009WhenAFragmentedMessageIsTooLarge() throws Exception {
        byte[] message = ping("fragments", LIMIT + 1).getBytes(StandardCharsets.UTF_8);
        try (RawSocket socket = opened()) {
            socket.sendFrame(false, 0, Opcode.TEXT, Arrays.copyOf(message, LIMIT / 2));
            socket.sendFrame(false, 0, Opcode.CONTINUATION, Arrays.copyOfRange(message, LIMIT / 2, LIMIT));
            socket.sendFrame(true, 0, Opcode.CONTINUATION, Arrays.copyOfRange(message, LIMIT, message.length));
            assertClosed(socket, 1009);
        }
    }

    @Test
    void reassemblesAFragmentedMessageAroundAPing() throws Exception {
        try (RawSocket socket = RawSocket.open(server.ws("/events"))) {
            String initial = socket.readFrame().orElseThrow().text();
            String id = initial.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            byte[] message = ping(id, 200).getBytes(StandardCharsets.UTF_8);
            socket.sendFrame(false, 0, Opcode.TEXT, Arrays.copyOf(message, 20));
            socket.sendFrame(true, 0, Opcode.PING, new byte[] {1, 2});
            socket.sendFrame(true, 0, Opcode.CONTINUATION, Arrays.copyOfRange(message, 20, message.length));
            assertThat(socket.readFrame()).hasValueSatisfying(frame -> {
                assertThat(frame.opcode()).isEqualTo(Opcode.PONG);
                assertThat(frame.payload()).containsExactly(1, 2);
            });
            assertThat(socket.readFrame().orElseThrow().text()).contains("\"pong\"", id);
        }
    }

    @Test
    void closesWith1007OnInvalidUtf8() throws Exception {
        byte[] bad = {'"', (byte) 0xc3, (byte) 0x28, '"'};
        allow(bad);
        try (RawSocket socket = opened()) {
            socket.sendFrame(true, 0, Opcode.TEXT, bad);
            assertClosed(socket, 1007);
        }
    }

    @Test
    void closesWith1002OnAReservedBit() throws Exception {
        byte[] compressed = {(byte) 0xaa, 0x56, 0x2a};
        allow(compressed);
        try (RawSocket socket = opened()) {
            socket.sendFrame(true, 4, Opcode.TEXT, compressed);
            assertClosed(socket, 1002);
        }
    }

    @Test
    void closesWith1002OnAnUnmaskedFrame() throws Exception {
        byte[] bare = "{\"type\":\"bare\"}".getBytes(StandardCharsets.UTF_8);
        allow(bare);
        try (RawSocket socket = opened()) {
            socket.sendUnmasked(true, 0, Opcode.TEXT, bare);
            assertClosed(socket, 1002);
        }
    }

    private static void allow(byte[] payload) {
        server.recorder().allow(frame -> Arrays.equals(frame.payload(), payload));
    }

    /** Opens a connection and reads its {@code initial}. */
    private static RawSocket opened() throws IOException {
        RawSocket socket = RawSocket.open(server.ws("/events"));
        assertThat(socket.readFrame().orElseThrow().text()).contains("\"initial\"");
        return socket;
    }

    /** Asserts that the next frame is the Close, that nothing follows it, and that TCP ends without a reset. */
    private static void assertClosed(RawSocket socket, int code) throws IOException {
        assertThat(socket.readFrame()).hasValueSatisfying(frame -> {
            assertThat(frame.opcode()).isEqualTo(Opcode.CLOSE);
            assertThat(frame.closeCode()).isEqualTo(code);
            assertThat(frame.closeReason()).isNotBlank();
        });
        socket.sendClose(code);
        assertThat(socket.readToEnd()).isEqualTo(new RawSocket.Rest(List.of(), RawSocket.End.EOF));
    }

    /** Returns a {@code ping} message of exactly {@code size} bytes. */
    private static String ping(String id, int size) {
        String start = "{\"type\":\"ping\",\"payload\":{\"id\":\"" + id + "\"},\"fill\":\"";
        String end = "\"}";
        return start + "x".repeat(size - start.length() - end.length()) + end;
    }
}
