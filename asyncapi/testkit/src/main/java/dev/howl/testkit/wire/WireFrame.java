package dev.howl.testkit.wire;

import java.nio.charset.StandardCharsets;

/**
 * One frame as it stood on the wire (RFC 6455, section 5.2).
 *
 * @param fin whether it ends its message
 * @param rsv the three reserved bits, RSV1 being 4
 * @param opcode see {@link Opcode}
 * @param masked whether it carried a mask
 * @param minimal whether its length was written in the fewest bytes, as it must be
 * @param length of the payload as announced
 * @param payload unmasked; empty where it was longer than the reader keeps
 */
// A value that is read and handed on; the array is never shared with a buffer.
@SuppressWarnings("ArrayRecordComponent")
public record WireFrame(
        boolean fin, int rsv, int opcode, boolean masked, boolean minimal, long length, byte[] payload) {

    /** Whether the payload was too long to be kept. */
    public boolean cut() {
        return payload.length != length;
    }

    /** The payload as UTF-8; what is not UTF-8 is replaced. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The status of a Close, 1005 where it carries none (RFC 6455, section 7.1.5). */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    }

    /** The reason of a Close, empty where it carries none. */
    public String closeReason() {
        return payload.length < 3 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
