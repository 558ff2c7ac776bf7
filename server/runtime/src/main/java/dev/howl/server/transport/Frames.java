package dev.howl.server.transport;

import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.Message;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encoders of unmasked, unfragmented frames as a server sends them (RFC 6455, section 5.2). */
public final class Frames {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    static final int MAX_CONTROL_PAYLOAD = 125;

    private static final int FIN = 0x80;
    private static final int MAX_HEADER = 10;

    private Frames() {}

    /** Returns a text frame. The array may be written to any number of connections. */
    public static byte[] text(byte[] utf8) {
        return frame(TEXT, utf8);
    }

    /** Returns the frame of an encoded message. */
    public static byte[] of(Message message, byte[] payload) {
        return message instanceof BinaryMessage ? frame(BINARY, payload) : text(payload);
    }

    /** Returns a copy of the payload of a frame that this class encoded. */
    public static byte[] payload(byte[] frame) {
        int length = frame[1];
        int start = length == 126 ? 4 : length == 127 ? 10 : 2;
        return Arrays.copyOfRange(frame, start, frame.length);
    }

    /**
     * Returns a Close frame with a reason shortened to 123 bytes of UTF-8. It has no payload if the code is 1005,
     * which RFC 6455, section 7.4.1 forbids in a frame.
     */
    static byte[] close(int code, String reason) {
        if (code == 1005) {
            return frame(CLOSE, new byte[0]);
        }
        // The encoder stops before a character that does not fit, so the reason is never cut within one.
        ByteBuffer payload = ByteBuffer.allocate(MAX_CONTROL_PAYLOAD).putShort((short) code);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(reason), payload, true);
        byte[] bytes = new byte[payload.flip().remaining()];
        payload.get(bytes);
        return frame(CLOSE, bytes);
    }

    public static byte[] ping() {
        return frame(PING, new byte[0]);
    }

    static byte[] pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /** Returns a copy in a direct buffer, which the socket needs. The caller releases it. */
    public static ByteBuf direct(ByteBufAllocator allocator, byte[] frame) {
        return allocator.directBuffer(frame.length).writeBytes(frame);
    }

    /** Returns the header of a text frame. */
    static byte[] textHeader(int length) {
        ByteBuffer header = ByteBuffer.allocate(MAX_HEADER);
        putHeader(header, TEXT, length);
        return Arrays.copyOf(header.array(), header.position());
    }

    private static void putHeader(ByteBuffer frame, int opcode, int length) {
        frame.put((byte) (FIN | opcode));
        if (length <= MAX_CONTROL_PAYLOAD) {
            frame.put((byte) length);
        } else if (length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
    }

    private static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER + payload.length);
        putHeader(frame, opcode, payload.length);
        frame.put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
