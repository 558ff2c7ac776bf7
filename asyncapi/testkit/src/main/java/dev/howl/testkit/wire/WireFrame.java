package dev.howl.testkit.wire;

import java.nio.charset.StandardCharsets;

/**
 * A WebSocket frame as parsed from the wire (RFC 6455, section 5.2).
 *
 * @param fin whether it is the last frame of its message
 * @param rsv the three reserved bits, 0 to 7; RSV1 is 4
 * @param opcode see {@link Opcode}
 * @param masked whether it was masked
 * @param minimal whether its length was encoded in the minimal number of bytes, as section 5.2 demands
 * @param length length of the payload in bytes, as announced
 * @param payload the unmasked payload; empty if it was longer than the parser keeps
 */
// Error Prone: the array is not shared with a buffer and never changed.
@SuppressWarnings("ArrayRecordComponent")
public record WireFrame(
        boolean fin, int rsv, int opcode, boolean masked, boolean minimal, long length, byte[] payload) {

    /** Returns {@code true} if the payload was too long to be kept. */
    public boolean cut() {
        return payload.length != length;
    }

    /** Returns the payload as UTF-8 text, with U+FFFD for malformed input. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Returns the status code of a Close, 1005 if it carries none (RFC 6455, section 7.1.5). */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    }

    /** Returns the reason of a Close, empty if it carries none. */
    public String closeReason() {
        return payload.length < 3 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
