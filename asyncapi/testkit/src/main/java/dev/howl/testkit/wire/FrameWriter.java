package dev.howl.testkit.wire;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of WebSocket frames (RFC 6455, section 5.2) that checks nothing, so that tests can send invalid frames.
 */
public final class FrameWriter {
    private FrameWriter() {}

    /**
     * Returns the bytes of a frame.
     *
     * @param rsv the three reserved bits, 0 to 7; RSV1 is 4
     * @param opcode 0 to 15
     * @param mask the masking key of four bytes; {@code null} for an unmasked frame
     * @param payload the unmasked payload; not changed
     */
    public static byte[] frame(boolean fin, int rsv, int opcode, byte @Nullable [] mask, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
        out.write((fin ? 0x80 : 0) | (rsv << 4) | opcode);
        int maskBit = mask == null ? 0 : 0x80;
        if (payload.length < 126) {
            out.write(maskBit | payload.length);
        } else if (payload.length <= 0xffff) {
            out.write(maskBit | 126);
            number(out, payload.length, 2);
        } else {
            out.write(maskBit | 127);
            number(out, payload.length, 8);
        }
        byte[] content = payload.clone();
        if (mask != null) {
            out.writeBytes(mask);
            Mask.apply(content, mask);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift) & 0xff);
        }
    }
}
