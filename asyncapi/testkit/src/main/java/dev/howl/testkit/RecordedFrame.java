package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.validation.Violation;
import java.util.List;

/**
 * A WebSocket frame that a {@link Recorder} saw on the wire. Each fragment of a message is a frame of its own; the last
 * one carries the text and the violations of the whole message.
 *
 * @param sequence number of the frame in the recording, from 1; an answer has a higher number than its cause
 * @param nanoTime {@link System#nanoTime} when the last byte was read
 * @param connection number of the TCP connection, from 1
 * @param path path of the handshake request, without query
 * @param opcode opcode on the wire, see {@link Opcode}
 * @param fin whether it is the last frame of its message
 * @param length length of the payload in bytes
 * @param payload the unmasked payload; empty if it was too long to be kept. It must not be changed.
 * @param text the whole text message, on its last frame; the reason of a Close; otherwise empty
 * @param violations violations of the contract or of RFC 6455; empty for a valid frame
 */
// Error Prone: the array is written once and only read.
@SuppressWarnings("ArrayRecordComponent")
public record RecordedFrame(
        long sequence,
        long nanoTime,
        int connection,
        String path,
        Direction direction,
        int opcode,
        boolean fin,
        long length,
        byte[] payload,
        String text,
        List<Violation> violations) {
    private static final int SHOWN = 200;

    public RecordedFrame {
        violations = List.copyOf(violations);
    }

    /** Returns {@code true} if a client sent it. */
    public boolean isToServer() {
        return direction == Direction.TO_SERVER;
    }

    /** Returns the status code of a Close, 1005 if it carries none, 0 for any other frame. */
    public int closeCode() {
        if (opcode != Opcode.CLOSE) {
            return 0;
        }
        return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    }

    /** Returns a line with connection, direction, path, opcode, length and text, followed by a line per violation. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder()
                .append('#')
                .append(sequence)
                .append(" connection ")
                .append(connection)
                .append(direction == Direction.TO_SERVER ? " client -> server " : " server -> client ")
                .append(path)
                .append(' ')
                .append(Opcode.name(opcode))
                .append(fin ? "" : " (unfinished)")
                .append(opcode == Opcode.CLOSE ? " " + closeCode() : "")
                .append(", ")
                .append(length)
                .append(" bytes");
        if (!text.isEmpty()) {
            line.append(": ").append(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
        }
        violations.forEach(violation ->
                line.append("\n    ").append(violation.keyword()).append(": ").append(violation));
        return line.toString();
    }
}
