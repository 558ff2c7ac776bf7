package dev.howl.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The bytes of a connection that were received and not yet decoded. Confined to the event loop of the connection. */
final class ReceiveBuffer {
    private final FrameReader reader;
    private @Nullable ByteBuf bytes;
    private boolean reading;

    ReceiveBuffer(FrameReader reader) {
        this.reader = reader;
    }

    /** Appends received bytes and takes over their reference. */
    void add(ByteBufAllocator allocator, ByteBuf more) {
        bytes = bytes == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, bytes, more);
    }

    /**
     * Decodes frames as long as {@code wanted} holds. A nested call, made by the handler of a frame, returns at once:
     * the outer call continues decoding.
     */
    void read(BooleanSupplier wanted) {
        if (reading) {
            return;
        }
        reading = true;
        try {
            boolean more = true;
            while (more && wanted.getAsBoolean()) {
                more = bytes != null && reader.read(bytes);
            }
        } finally {
            reading = false;
            if (bytes != null && !bytes.isReadable()) {
                release();
            }
        }
    }

    /** Discards all frames but a Close from here on. */
    void discard() {
        reader.discard();
    }

    void release() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }
}
