package dev.howl.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A message whose frame is binary: its content type is neither JSON nor text. The bytes are not decoded. Generated
 * classes extend this one. Immutable and thread-safe: the bytes are copied when they come in and go out.
 */
public abstract class BinaryMessage implements Message {
    /** Bytes that {@link #toString()} shows. */
    private static final int SHOWN = 16;

    private final byte[] bytes;

    /** Creates a message with a copy of the bytes, which are the whole content of the frame and may be empty. */
    protected BinaryMessage(byte[] bytes) {
        this.bytes = Objects.requireNonNull(bytes, "bytes").clone();
    }

    /** Returns a copy of the bytes. */
    public final byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the bytes as a read-only buffer, without copying them. */
    public final ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Returns the number of bytes. */
    public final int length() {
        return bytes.length;
    }

    // The class counts: equal bytes of two messages are different values. Generated subclasses are final.
    @SuppressWarnings("EqualsGetClass")
    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && Arrays.equals(((BinaryMessage) other).bytes, bytes);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the class, the number of bytes and the first of them in hexadecimal, as in {@code Image[3 bytes: 010203]}. */
    @Override
    public final String toString() {
        String first = HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        return getClass().getSimpleName() + "[" + bytes.length + (bytes.length == 1 ? " byte" : " bytes")
                + (first.isEmpty() ? "" : ": " + first)
                + (bytes.length > SHOWN ? "…]" : "]");
    }
}
