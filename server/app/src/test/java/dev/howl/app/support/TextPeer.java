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

/** A client of an original wire: it writes and reads texts as they are, and knows nothing else. Confined to one thread. */
public final class TextPeer implements AutoCloseable {
    private final RawSocket socket;

    private TextPeer(RawSocket socket) {
        this.socket = socket;
    }

    /**
     * Connects; says nothing.
     *
     * @param target path and query
     * @param headers name, value, name, value …
     */
    public static TextPeer open(InetSocketAddress server, String target, String... headers) throws IOException {
        RawSocket socket = RawSocket.connect(server);
        HttpHead response = socket.upgrade(target, headers);
        assertThat(response.status()).as(response.toString()).isEqualTo(101);
        return new TextPeer(socket);
    }

    /** The status of a handshake. */
    public static int handshake(InetSocketAddress server, String target, String... headers) throws IOException {
        try (RawSocket socket = RawSocket.connect(server)) {
            return socket.upgrade(target, headers).status();
        }
    }

    public RawSocket socket() {
        return socket;
    }

    public TextPeer say(String text) throws IOException {
        socket.sendText(text);
        return this;
    }

    /** Takes the next message, waiting for it: a text in one unmasked frame. */
    public String hear() throws IOException {
        WireFrame frame = frame();
        assertThat(frame.opcode()).as(frame.text()).isEqualTo(Opcode.TEXT);
        assertThat(frame.fin()).isTrue();
        assertThat(frame.masked()).isFalse();
        return frame.text();
    }

    /** Takes the next message, which is these bytes. */
    public void hears(String text) throws IOException {
        WireFrame frame = frame();
        assertThat(frame.text()).isEqualTo(text);
        assertThat(frame.opcode()).isEqualTo(Opcode.TEXT);
        assertThat(frame.payload()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes as many messages as these, which come in any order. */
    public void hearsInAnyOrder(String... texts) throws IOException {
        List<String> heard = new ArrayList<>();
        for (String unused : texts) {
            heard.add(hear());
        }
        assertThat(heard).containsExactlyInAnyOrder(texts);
    }

    /** Asks and takes the answer, which is these bytes. */
    public void asks(String text, String answer) throws IOException {
        say(text);
        hears(answer);
    }

    private WireFrame frame() throws IOException {
        WireFrame frame = socket.readFrame().orElseThrow(() -> new AssertionError("the connection has ended"));
        while (frame.opcode() == Opcode.PING) {
            socket.sendFrame(true, 0, Opcode.PONG, frame.payload());
            frame = socket.readFrame().orElseThrow(() -> new AssertionError("the connection has ended"));
        }
        return frame;
    }

    /** Ends the connection without a word. */
    @Override
    public void close() {
        socket.close();
    }
}
