package dev.howl.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * An incremental parser of WebSocket frames (RFC 6455, section 5.2) for one direction of a connection. Bytes may arrive
 * in chunks of any size. Not thread-safe.
 */
public final class FrameParser {
    private static final int MAX_HEADER = 14;

    private final int maxPayload;
    private final Consumer<WireFrame> frames;
    private final byte[] header = new byte[MAX_HEADER];
    private int headerLength;
    private ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private long length;
    private long remaining = -1;
    private boolean lost;

    /**
     * Creates a parser.
     *
     * @param maxPayload in bytes; a longer payload is skipped and not kept
     * @param frames receives each frame when its last byte has arrived
     */
    public FrameParser(int maxPayload, Consumer<WireFrame> frames) {
        this.maxPayload = maxPayload;
        this.frames = frames;
    }

    /**
     * Parses the next bytes.
     *
     * @return {@code false} if the stream is malformed: the most significant bit of a 64-bit length is set. All further
     *     bytes are ignored then.
     */
    public boolean accept(byte[] bytes, int offset, int count) {
        int at = offset;
        int end = offset + count;
        while (at < end && !lost) {
            if (remaining < 0) {
                header[headerLength++] = bytes[at++];
                if (headerLength >= 2 && headerLength == headerSize()) {
                    startPayload();
                }
            } else {
                at += takePayload(bytes, at, end - at);
            }
        }
        return !lost;
    }

    private int headerSize() {
        int extended =
                switch (header[1] & 0x7f) {
                    case 126 -> 2;
                    case 127 -> 8;
                    default -> 0;
                };
        return 2 + extended + (masked() ? 4 : 0);
    }

    private boolean masked() {
        return (header[1] & 0x80) != 0;
    }

    private void startPayload() {
        int small = header[1] & 0x7f;
        length = small;
        if (small >= 126) {
            length = 0;
            int bytes = small == 126 ? 2 : 8;
            for (int i = 2; i < 2 + bytes; i++) {
                length = (length << 8) | (header[i] & 0xff);
            }
        }
        lost = length < 0;
        remaining = length;
        if (remaining == 0) {
            finish();
        }
    }

    private int takePayload(byte[] bytes, int at, int available) {
        int taken = (int) Math.min(available, remaining);
        if (length <= maxPayload) {
            payload.write(bytes, at, taken);
        }
        remaining -= taken;
        if (remaining == 0) {
            finish();
        }
        return taken;
    }

    private void finish() {
        byte[] content = payload.toByteArray();
        if (masked()) {
            Mask.apply(content, Arrays.copyOfRange(header, headerLength - 4, headerLength));
        }
        WireFrame frame = new WireFrame(
                (header[0] & 0x80) != 0,
                (header[0] & 0x70) >> 4,
                header[0] & 0x0f,
                masked(),
                minimal(),
                length,
                content);
        // A new buffer, so that one long payload does not occupy memory for the rest of the connection.
        payload = new ByteArrayOutputStream();
        headerLength = 0;
        remaining = -1;
        frames.accept(frame);
    }

    private boolean minimal() {
        return switch (header[1] & 0x7f) {
            case 126 -> length >= 126;
            case 127 -> length > 0xffff;
            default -> true;
        };
    }
}
