package dev.howl.benchmarks.jmh;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One subscribed WebSocket connection, with the minimal client code that the benchmarks need. */
final class SubscriberConnection {
    private static final String HANDSHAKE = """
            GET /bench HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: SG93bEJlbmNobWFya0tleQ==\r
            \r
            """;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES_OF_LENGTH = 126;
    private static final int MAX_PAYLOAD = 0xFFFF;

    final SocketChannel channel;
    private final String id;
    private ByteBuffer pings = ByteBuffer.allocate(0);
    /** Bytes read of the current frame's header. */
    private int headerSeen;

    /** Payload bytes of the current frame still to read; negative while the extended length is incomplete. */
    private int remaining;

    /** Connects and subscribes; returns once the server has confirmed the subscription. */
    SubscriberConnection(SocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        write(StandardCharsets.US_ASCII.encode(HANDSHAKE));
        while (!line().isEmpty()) {
            // Skips the headers of the handshake response.
        }
        String initial = message();
        id = initial.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        write(frame("connect", ""));
        write(frame("subscribe", ",\"topic\":\"ticks\""));
        String answer = message();
        if (!answer.contains("\"subscribed\"")) {
            throw new IOException("the server did not confirm the subscription: " + answer);
        }
    }

    /** Returns the number of frames whose last byte is in the buffer. */
    int frames(ByteBuffer in) {
        int ended = 0;
        while (in.hasRemaining()) {
            if (headerSeen < 2 || remaining < 0) {
                header(in.get() & 0xFF);
                continue;
            }
            int step = Math.min(remaining, in.remaining());
            in.position(in.position() + step);
            remaining -= step;
            if (remaining == 0) {
                headerSeen = 0;
                ended++;
            }
        }
        return ended;
    }

    /**
     * Reads one byte of the header. The length is 7 bits, or 126 followed by two bytes; a negative {@code remaining}
     * means that those are still missing.
     */
    private void header(int next) {
        headerSeen++;
        if (headerSeen == 2) {
            remaining = next == TWO_BYTES_OF_LENGTH ? -1 : next;
        } else if (headerSeen == 3) {
            remaining = -1 - (next << 8);
        } else if (headerSeen == 4) {
            remaining = -1 - remaining + next;
        }
    }

    /** Returns a buffer with {@code count} pings, for one write. */
    ByteBuffer pings(int count) {
        ByteBuffer one = frame("ping", "");
        if (pings.capacity() != count * one.remaining()) {
            pings = ByteBuffer.allocateDirect(count * one.remaining());
            for (int i = 0; i < count; i++) {
                pings.put(one.duplicate());
            }
        }
        return pings.clear();
    }

    /** Returns a masked frame. The masking key is zero, which leaves the payload unchanged. */
    private ByteBuffer frame(String type, String more) {
        byte[] text = ("{\"type\":\"" + type + "\",\"payload\":{\"id\":\"" + id + "\"" + more + "}}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(text.length + 8).put((byte) TEXT);
        if (text.length < TWO_BYTES_OF_LENGTH) {
            frame.put((byte) (MASKED | text.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES_OF_LENGTH)).putShort((short) text.length);
        }
        return frame.putInt(0).put(text).flip();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private String message() throws IOException {
        next();
        int length = next();
        if (length == TWO_BYTES_OF_LENGTH) {
            length = next() << 8 | next();
        } else if (length > TWO_BYTES_OF_LENGTH) {
            throw new IOException("the server sent a frame of more than " + MAX_PAYLOAD + " bytes");
        }
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) next();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (channel.read(one) < 0) {
            throw new EOFException("the server closed the connection");
        }
        return one.get(0) & 0xFF;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
