package dev.howl.testkit;

import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.HttpHeadParser;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that upgrades by hand, sends any bytes, and reads frames until the end, of which it tells whether the
 * server ended the stream or reset it. Each read waits for at most 30 s. Not for use by several threads.
 */
public final class RawSocket implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int MAX_PAYLOAD = 64 * 1024 * 1024;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final Socket socket = new Socket();
    private final String host;
    private final byte[] buffer = new byte[32 * 1024];
    private final Deque<WireFrame> frames = new ArrayDeque<>();
    private final FrameParser reader = new FrameParser(MAX_PAYLOAD, frames::add);
    private @Nullable End end;

    /** How the server's side of a connection ended. */
    public enum End {
        /** FIN: all that the server sent has arrived. */
        EOF,
        /** RST: something may be lost. */
        RESET
    }

    /** What came until the end, and how the end came. */
    public record Rest(List<WireFrame> frames, End end) {
        public Rest {
            frames = List.copyOf(frames);
        }
    }

    private RawSocket(InetSocketAddress address) throws IOException {
        host = address.getHostString() + ":" + address.getPort();
        socket.connect(address, TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Connects and sends nothing yet. */
    public static RawSocket connect(InetSocketAddress address) throws IOException {
        return new RawSocket(address);
    }

    /**
     * Connects and upgrades.
     *
     * @param headers name, value, name, value …
     * @throws AssertionError where the server does not answer 101
     */
    public static RawSocket open(URI uri, String... headers) throws IOException {
        RawSocket socket = new RawSocket(new InetSocketAddress(uri.getHost(), uri.getPort()));
        HttpHead response = socket.upgrade(uri.getRawPath(), headers);
        if (response.status() != 101) {
            socket.close();
            throw new AssertionError("the server refused the upgrade: " + response);
        }
        return socket;
    }

    /** Asks for a WebSocket and reads the head of the response; what follows a head that is not 101 is not read. */
    public HttpHead upgrade(String target, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        send(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return readHead();
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a masked text message in one frame. */
    public void sendText(String text) throws IOException {
        sendFrame(true, 0, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a masked frame; nothing about it is checked. */
    public void sendFrame(boolean fin, int rsv, int opcode, byte[] payload) throws IOException {
        send(FrameWriter.frame(fin, rsv, opcode, MASK, payload));
    }

    /** Sends a frame without the mask that a client owes. */
    public void sendUnmasked(boolean fin, int rsv, int opcode, byte[] payload) throws IOException {
        send(FrameWriter.frame(fin, rsv, opcode, null, payload));
    }

    /** Sends a Close. */
    public void sendClose(int status) throws IOException {
        sendFrame(true, 0, Opcode.CLOSE, new byte[] {(byte) (status >> 8), (byte) status});
    }

    /**
     * The server's next frame; empty at the end of the stream.
     *
     * @throws AssertionError where nothing came in time
     */
    public Optional<WireFrame> readFrame() {
        while (frames.isEmpty() && end == null) {
            int count = read();
            if (count > 0 && !reader.accept(buffer, 0, count)) {
                throw new AssertionError("the server sent a frame whose length has its highest bit set");
            }
        }
        return Optional.ofNullable(frames.poll());
    }

    /**
     * Reads all that still comes.
     *
     * @throws AssertionError where the stream did not end in time
     */
    public Rest readToEnd() {
        List<WireFrame> rest = new ArrayList<>();
        for (Optional<WireFrame> frame = readFrame(); frame.isPresent(); frame = readFrame()) {
            rest.add(frame.get());
        }
        return new Rest(rest, end == null ? End.EOF : end);
    }

    /**
     * Reads this many bytes as they are; not after frames have begun.
     *
     * @throws AssertionError where the stream ends before or nothing came in time
     */
    public byte[] readBytes(int count) throws IOException {
        try {
            byte[] bytes = socket.getInputStream().readNBytes(count);
            if (bytes.length < count) {
                throw new AssertionError("the stream ended after " + bytes.length + " of " + count + " bytes");
            }
            return bytes;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server sent nothing for " + TIMEOUT_MILLIS + " ms", e);
        }
    }

    /** Ends the sending side (FIN); the server may still send. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the connection (RST). */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes the socket, without a Close frame. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpHead readHead() {
        HttpHeadParser head = new HttpHeadParser();
        while (!head.isComplete()) {
            int count = read();
            if (count < 0 || head.isTooLong()) {
                throw new AssertionError("no head of an HTTP response, but " + (end == null ? "something long" : end));
            }
            startFrames(head, head.accept(buffer, 0, count), count);
        }
        return head.head().orElseThrow();
    }

    /** Frames may follow the head in the same piece; the body of a refusal is none. */
    private void startFrames(HttpHeadParser head, int from, int to) {
        boolean upgraded =
                head.head().filter(response -> response.status() == 101).isPresent();
        if (upgraded && !reader.accept(buffer, from, to - from)) {
            throw new AssertionError("the server sent a frame whose length has its highest bit set");
        }
    }

    /** How many bytes are in the buffer, -1 at the end, which is remembered. */
    private int read() {
        try {
            int count = socket.getInputStream().read(buffer);
            end = count < 0 ? End.EOF : end;
            return count;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server sent nothing for " + TIMEOUT_MILLIS + " ms", e);
        } catch (SocketException e) {
            end = End.RESET;
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
