package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.testkit.wire.Opcode;
import dev.howl.validation.Violation;
import java.util.List;

/**
 * A WebSocket frame as the {@link Recorder} saw it on the wire. Of a fragmented message each frame is recorded; the last
 * one carries the verdict on the whole message, and its text.
 *
 * @param sequence 1 for the recorder's first frame; a frame sent because of another one comes after it
 * @param nanoTime when it was read completely, as {@link System#nanoTime}
 * @param connection number of the TCP connection, from 1
 * @param path of the upgrade request, without query
 * @param opcode as on the wire, see {@link Opcode}
 * @param fin whether it ends its message
 * @param length of the payload in bytes
 * @param payload unmasked; empty where it was too long to be kept; not to be changed
 * @param text of the whole text message, on the frame that ends it; the reason of a Close; otherwise empty
 * @param violations of the contract or of RFC 6455; empty for a frame within both
 */
// Recorded once and only read.
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

    /** Whether a client sent it. */
    public boolean isToServer() {
        return direction == Direction.TO_SERVER;
    }

    /** The status of a Close, 1005 where it carries none; 0 for any other frame. */
    public int closeCode() {
        if (opcode != Opcode.CLOSE) {
            return 0;
        }
        return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
    }

    /** One line for a person: what, where, the text shortened, and what is wrong with it. */
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
