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
 * A TCP connection for tests at the level of bytes: it performs the WebSocket handshake itself, sends arbitrary bytes
 * and frames, and distinguishes an orderly end of the server's stream from a reset. Each read waits for at most 30 s.
 * Not thread-safe.
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

    /** End of the server's side of a connection. */
    public enum End {
        /** FIN: everything that the server sent has arrived. */
        EOF,
        /** RST: data may be lost. */
        RESET
    }

    /** The last frames of a connection and its end. */
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

    /** Connects without sending anything. */
    public static RawSocket connect(InetSocketAddress address) throws IOException {
        return new RawSocket(address);
    }

    /**
     * Connects and performs the handshake.
     *
     * @param headers additional request headers: name, value, name, value …
     * @throws AssertionError if the server does not answer 101
     */
    public static RawSocket open(URI uri, String... headers) throws IOException {
        RawSocket socket = new RawSocket(new InetSocketAddress(uri.getHost(), uri.getPort()));
        HttpHead response = socket.upgrade(uri.getRawPath(), headers);
        if (response.status() != 101) {
            socket.close();
            throw new AssertionError("the server refused the handshake: " + response);
        }
        return socket;
    }

    /**
     * Sends a handshake request and reads the head of the response. The body of a response other than 101 is not read.
     *
     * @param target the request target, path and query
     * @param headers additional request headers: name, value, name, value …
     */
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

    /** Sends bytes unchanged. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a text message as one masked frame. */
    public void sendText(String text) throws IOException {
        sendFrame(true, 0, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a masked frame without checking it. */
    public void sendFrame(boolean fin, int rsv, int opcode, byte[] payload) throws IOException {
        send(FrameWriter.frame(fin, rsv, opcode, MASK, payload));
    }

    /** Sends a frame without a mask, which RFC 6455, section 5.1, forbids to clients. */
    public void sendUnmasked(boolean fin, int rsv, int opcode, byte[] payload) throws IOException {
        send(FrameWriter.frame(fin, rsv, opcode, null, payload));
    }

    /** Sends a masked Close frame with this status code. */
    public void sendClose(int status) throws IOException {
        sendFrame(true, 0, Opcode.CLOSE, new byte[] {(byte) (status >> 8), (byte) status});
    }

    /**
     * Waits for the server's next frame.
     *
     * @return empty at the end of the stream
     * @throws AssertionError if nothing arrives within 30 s
     */
    public Optional<WireFrame> readFrame() {
        while (frames.isEmpty() && end == null) {
            int count = read();
            if (count > 0 && !reader.accept(buffer, 0, count)) {
                throw new AssertionError(
                        "the server sent a frame whose 64-bit length has its most significant bit set");
            }
        }
        return Optional.ofNullable(frames.poll());
    }

    /**
     * Reads all frames until the end of the stream.
     *
     * @throws AssertionError if the server sends nothing for 30 s without ending the stream
     */
    public Rest readToEnd() {
        List<WireFrame> rest = new ArrayList<>();
        for (Optional<WireFrame> frame = readFrame(); frame.isPresent(); frame = readFrame()) {
            rest.add(frame.get());
        }
        return new Rest(rest, end == null ? End.EOF : end);
    }

    /**
     * Reads exactly this many bytes. Not to be used after frames have been read.
     *
     * @throws AssertionError if the stream ends earlier, or the server sends nothing for 30 s
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

    /** Ends the sending side (FIN). The server can still send. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Resets the connection (RST). */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes the socket without a Close frame. */
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
            throw new AssertionError("the server sent a frame whose 64-bit length has its most significant bit set");
        }
    }

    /** Reads into the buffer; returns the number of bytes, -1 at the end, which is noted. */
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
