package dev.howl.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawSocket;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A raw client of an original wire, which sends and receives plain text messages. Not thread-safe. */
public final class TextPeer implements AutoCloseable {
    private final RawSocket socket;

    private TextPeer(RawSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens a connection; sends nothing.
     *
     * @param target path and query
     * @param headers request headers of the handshake: name, value, name, value …
     */
    public static TextPeer open(InetSocketAddress server, String target, String... headers) throws IOException {
        RawSocket socket = RawSocket.connect(server);
        HttpHead response = socket.upgrade(target, headers);
        assertThat(response.status()).as(response.toString()).isEqualTo(101);
        return new TextPeer(socket);
    }

    /** Sends a handshake and returns the HTTP status of the response. */
    public static int handshake(InetSocketAddress server, String target, String... headers) throws IOException {
        try (RawSocket socket = RawSocket.connect(server)) {
            return socket.upgrade(target, headers).status();
        }
    }

    public RawSocket socket() {
        return socket;
    }

    public TextPeer send(String text) throws IOException {
        socket.sendText(text);
        return this;
    }

    /** Waits for the next message and returns it; asserts that it is one unmasked text frame. */
    public String receive() throws IOException {
        WireFrame frame = frame();
        assertThat(frame.opcode()).as(frame.text()).isEqualTo(Opcode.TEXT);
        assertThat(frame.fin()).isTrue();
        assertThat(frame.masked()).isFalse();
        return frame.text();
    }

    /** Waits for the next message and asserts that it is this text, byte for byte. */
    public void assertReceives(String text) throws IOException {
        WireFrame frame = frame();
        assertThat(frame.text()).isEqualTo(text);
        assertThat(frame.opcode()).isEqualTo(Opcode.TEXT);
        assertThat(frame.payload()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for as many messages as given and asserts that they are these, in any order. */
    public void assertReceivesInAnyOrder(String... texts) throws IOException {
        List<String> heard = new ArrayList<>();
        for (String unused : texts) {
            heard.add(receive());
        }
        assertThat(heard).containsExactlyInAnyOrder(texts);
    }

    /** Sends a message and asserts that the next message is this answer, byte for byte. */
    public void assertAnswer(String text, String answer) throws IOException {
        send(text);
        assertReceives(answer);
    }

    /** Sends a message and waits for this answer, before which others of the given text may come. */
    public void assertAnswerAmong(String others, String text, String answer) throws IOException {
        send(text);
        String heard = receive();
        while (heard.equals(others)) {
            heard = receive();
        }
        assertThat(heard).isEqualTo(answer);
    }

    private WireFrame frame() throws IOException {
        WireFrame frame = socket.readFrame()
                .orElseThrow(() -> new AssertionError("the server ended the connection, a message was expected"));
        while (frame.opcode() == Opcode.PING) {
            socket.sendFrame(true, 0, Opcode.PONG, frame.payload());
            frame = socket.readFrame()
                    .orElseThrow(() -> new AssertionError("the server ended the connection, a message was expected"));
        }
        return frame;
    }

    /** Drops the TCP connection without a Close frame. */
    @Override
    public void close() {
        socket.close();
    }
}
