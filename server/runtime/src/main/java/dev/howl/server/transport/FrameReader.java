package dev.howl.server.transport;

import dev.howl.runtime.CloseCodes;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of the frames that a client sends (RFC 6455, section 5): it unmasks payloads, joins fragments and enforces
 * the limit on the size of a whole message.
 *
 * <p>Netty's {@code WebSocket13FrameDecoder} does not fit: it stops reading at the first violation and so never sees
 * the Close with which the peer ends the closing handshake.
 *
 * <p>Confined to the event loop of the connection.
 */
final class FrameReader {
    private static final int NO_MESSAGE = -1;
    /** Payload below which a fragment that does not end its message counts as a frame of its own. */
    private static final int SMALL_FRAGMENT = 1024;

    private final int maxMessage;
    private final FrameSink sink;

    private boolean inPayload;
    private boolean fin;
    private int opcode;
    private boolean masked;
    private int mask;
    private long remaining;
    private int maskOffset;

    /** The opcode of the message that the current fragments belong to, or {@link #NO_MESSAGE}. */
    private int message = NO_MESSAGE;

    private long messageLength;
    /** The payload of the frame or message being read; {@code null} if it is discarded. */
    private @Nullable Content content;

    private @Nullable Content fragments;
    private boolean discarding;

    FrameReader(int maxMessage, FrameSink sink) {
        this.maxMessage = maxMessage;
        this.sink = sink;
    }

    /** Discards all frames but a Close from here on. */
    void discard() {
        discarding = true;
        fragments = null;
        if (content != null && opcode < Frames.CLOSE) {
            content = null;
        }
    }

    /** Reads one header or one part of a payload; returns {@code false} when it needs more bytes. */
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
        boolean isMasked = (second & 0x80) != 0;
        int lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
        int size = 2 + lengthBytes + (isMasked ? 4 : 0);
        if (available < size) {
            return false;
        }
        long length = lengthBytes == 0
                ? shortLength
                : lengthBytes == 2 ? in.getUnsignedShort(start + 2) : in.getLong(start + 2);
        mask = isMasked ? in.getInt(start + size - 4) : 0;
        in.skipBytes(size);
        fin = (first & 0x80) != 0;
        opcode = first & 0x0F;
        masked = isMasked;
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

    /** Checks the announced length of a data frame against the limit, before any of its payload is stored. */
    private void data(long length) {
        if (opcode >= Frames.CLOSE) {
            return;
        }
        if (opcode != Frames.CONTINUATION) {
            message = opcode;
            messageLength = 0;
        }
        // Subtract instead of adding: the sum can overflow.
        if (length > maxMessage - messageLength) {
            violated(CloseCodes.TOO_BIG, "a message is larger than " + maxMessage + " bytes");
            return;
        }
        messageLength += length;
        if (!fin && length < SMALL_FRAGMENT) {
            sink.idle();
        }
        if (!discarding) {
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
            return "a client frame is not masked";
        }
        if (length < 0 || (lengthBytes == 2 && length < 126) || (lengthBytes == 8 && length <= 0xFFFF)) {
            return "a frame length is not in its shortest form";
        }
        return opcode >= Frames.CLOSE ? controlViolation(length) : dataViolation();
    }

    private @Nullable String controlViolation(long length) {
        if (opcode > Frames.PONG) {
            return "a reserved opcode is used";
        }
        return !fin || length > Frames.MAX_CONTROL_PAYLOAD ? "a control frame is fragmented or too long" : null;
    }

    private @Nullable String dataViolation() {
        if (opcode > Frames.BINARY) {
            return "a reserved opcode is used";
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
            if (whole != null && ended == Frames.BINARY) {
                sink.binary(whole.toByteArray());
            } else if (whole != null) {
                sink.text(whole.toByteArray());
            }
        }
    }

    private void control(byte[] payload) {
        if (opcode == Frames.CLOSE) {
            close(payload);
        } else if (!discarding) {
            if (opcode == Frames.PING) {
                sink.ping(payload);
            } else {
                sink.idle();
            }
        }
    }

    private void close(byte[] payload) {
        int code = payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (discarding) {
            sink.close(code);
        } else if (payload.length == 1 || (payload.length >= 2 && !isAllowedInFrame(code))) {
            violated(CloseCodes.PROTOCOL_ERROR, "a Close frame has no valid code");
        } else if (Utf8Validator.decode(payload, Math.min(2, payload.length)) == null) {
            violated(CloseCodes.INVALID_PAYLOAD, "the reason of a Close frame is not UTF-8");
        } else {
            discard();
            sink.close(code);
        }
    }

    /** Returns whether a close code may appear in a frame (RFC 6455, section 7.4, and the IANA registry). */
    private static boolean isAllowedInFrame(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    /** The unmasked payload of one message or control frame. */
    private static final class Content extends ByteArrayOutputStream {

        Content(int size) {
            // Grow with the bytes that arrive: the announced length may never be sent.
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
