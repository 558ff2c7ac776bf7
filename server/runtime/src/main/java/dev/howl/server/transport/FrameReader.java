package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a client (RFC 6455, section 5): unmasks, joins fragments, enforces the limit on whole messages.
 *
 * <p>Netty's own decoder cannot be used: it stops reading at the first violation, and so never sees the Close with
 * which the peer ends the closing handshake.
 *
 * <p>Confined to one thread.
 */
final class FrameReader {
    private static final int NO_MESSAGE = -1;

    private final int maxMessage;
    private final FrameSink sink;

    private boolean inPayload;
    private boolean fin;
    private int opcode;
    private boolean masked;
    private int mask;
    private long remaining;
    private int maskOffset;

    /** Opcode of the message that fragments belong to. */
    private int message = NO_MESSAGE;

    private long messageLength;
    /** Content of the frame or message being read; {@code null} where it is passed over. */
    private @Nullable Content content;

    private @Nullable Content fragments;
    private boolean discarding;

    FrameReader(int maxMessage, FrameSink sink) {
        this.maxMessage = maxMessage;
        this.sink = sink;
    }

    /** From here on everything but a Close is passed over. */
    void discard() {
        discarding = true;
        fragments = null;
        if (content != null && opcode < Frames.CLOSE) {
            content = null;
        }
    }

    /** Reads one step; {@code false} where more bytes are needed. */
    boolean read(ByteBuf in) {
        return inPayload ? payload(in) : header(in);
    }

    private boolean header(ByteBuf in) {
        int available = in.readableBytes();
        if (available < 2) {
            return false;
        }
        int start = in.readerIndex();
        int first = in.getUnsignedByte(start);
        int second = in.getUnsignedByte(start + 1);
        int shortLength = second & 0x7F;
        boolean hasMask = (second & 0x80) != 0;
        int lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
        int size = 2 + lengthBytes + (hasMask ? 4 : 0);
        if (available < size) {
            return false;
        }
        long length = lengthBytes == 0
                ? shortLength
                : lengthBytes == 2 ? in.getUnsignedShort(start + 2) : in.getLong(start + 2);
        mask = hasMask ? in.getInt(start + size - 4) : 0;
        in.skipBytes(size);
        fin = (first & 0x80) != 0;
        opcode = first & 0x0F;
        masked = hasMask;
        remaining = length < 0 ? Long.MAX_VALUE : length;
        maskOffset = 0;
        inPayload = true;
        begin((first & 0x70) != 0, lengthBytes, length);
        return true;
    }

    private void begin(boolean reserved, int lengthBytes, long length) {
        content = null;
        if (!discarding) {
            String violation = violation(reserved, lengthBytes, length);
            if (violation != null) {
                violated(CloseCodes.PROTOCOL_ERROR, violation);
            } else {
                sink.frame();
                data(length);
            }
        }
        if (opcode >= Frames.CLOSE && remaining <= Frames.MAX_CONTROL_PAYLOAD) {
            content = new Content((int) remaining);
        }
    }

    /** Counts a data frame's length against the limit before any of it is kept. */
    private void data(long length) {
        if (opcode >= Frames.CLOSE) {
            return;
        }
        if (opcode != Frames.CONTINUATION) {
            message = opcode;
            messageLength = 0;
        }
        // Not by their sum, which need not fit a long.
        if (length > maxMessage - messageLength) {
            violated(CloseCodes.TOO_BIG, "a message is at most " + maxMessage + " bytes");
            return;
        }
        messageLength += length;
        if (message == Frames.TEXT) {
            if (fragments == null) {
                fragments = new Content((int) length);
            }
            content = fragments;
        }
    }

    private @Nullable String violation(boolean reserved, int lengthBytes, long length) {
        if (reserved) {
            return "a reserved bit is set without an extension";
        }
        if (!masked) {
            return "frames of a client are masked";
        }
        if (length < 0 || (lengthBytes == 2 && length < 126) || (lengthBytes == 8 && length <= 0xFFFF)) {
            return "a length is not written in the shortest form";
        }
        return opcode >= Frames.CLOSE ? controlViolation(length) : dataViolation();
    }

    private @Nullable String controlViolation(long length) {
        if (opcode > Frames.PONG) {
            return "an opcode is reserved";
        }
        return !fin || length > Frames.MAX_CONTROL_PAYLOAD ? "a control frame is fragmented or too long" : null;
    }

    private @Nullable String dataViolation() {
        if (opcode > Frames.BINARY) {
            return "an opcode is reserved";
        }
        if ((opcode == Frames.CONTINUATION) == (message == NO_MESSAGE)) {
            return "a fragment is out of order";
        }
        return null;
    }

    private void violated(int code, String reason) {
        discard();
        sink.violation(code, reason);
    }

    private boolean payload(ByteBuf in) {
        int count = (int) Math.min(remaining, in.readableBytes());
        if (content == null) {
            in.skipBytes(count);
        } else {
            content.add(in, count, mask, maskOffset);
        }
        maskOffset += count;
        remaining -= count;
        if (remaining > 0) {
            return false;
        }
        inPayload = false;
        end();
        return true;
    }

    private void end() {
        Content read = content;
        content = null;
        if (opcode >= Frames.CLOSE) {
            if (read != null) {
                control(read.toByteArray());
            }
        } else if (fin && !discarding) {
            int ended = message;
            Content whole = fragments;
            message = NO_MESSAGE;
            fragments = null;
            if (ended == Frames.BINARY) {
                sink.binary();
            } else if (whole != null) {
                sink.text(whole.toByteArray());
            }
        }
    }

    private void control(byte[] payload) {
        if (opcode == Frames.CLOSE) {
            close(payload);
        } else if (opcode == Frames.PING && !discarding) {
            sink.ping(payload);
        }
    }

    private void close(byte[] payload) {
        int code = payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (discarding) {
            sink.close(code);
        } else if (payload.length == 1 || (payload.length >= 2 && !mayTravel(code))) {
            violated(CloseCodes.PROTOCOL_ERROR, "a Close frame has no valid code");
        } else if (Utf8Validator.decode(payload, Math.min(2, payload.length)) == null) {
            violated(CloseCodes.INVALID_PAYLOAD, "the reason of a Close frame is not UTF-8");
        } else {
            discard();
            sink.close(code);
        }
    }

    /** RFC 6455, section 7.4, with the codes registered since. */
    private static boolean mayTravel(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    /** Bytes of one message, unmasked. */
    private static final class Content extends ByteArrayOutputStream {

        Content(int size) {
            // A frame may announce what it never sends: room is made for what arrives.
            super(Math.min(size, 1024));
        }

        void add(ByteBuf in, int length, int mask, int maskOffset) {
            byte[] key = {(byte) (mask >>> 24), (byte) (mask >>> 16), (byte) (mask >>> 8), (byte) mask};
            byte[] bytes = new byte[length];
            in.readBytes(bytes);
            for (int i = 0; i < length; i++) {
                bytes[i] ^= key[(maskOffset + i) & 3];
            }
            write(bytes, 0, length);
        }
    }
}
