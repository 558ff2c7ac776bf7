package dev.howl.app.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The first bytes of a WebSocket connection over a socket whose buffers the caller chose. */
final class Handshake {
    private Handshake() {}

    static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads until the id of {@code initial} is complete, and not a byte further. */
    static String id(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("\"}}")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server ended the connection after: " + read);
            }
            read.append((char) next);
        }
        return read.toString().replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    }

    /** Returns a short text frame, masked with zeros. */
    static byte[] text(String message) {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
