package dev.howl.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Bytes that came in and are not read yet. Confined to one thread. */
final class ReceiveBuffer {
    private final FrameReader reader;
    private @Nullable ByteBuf bytes;
    private boolean reading;

    ReceiveBuffer(FrameReader reader) {
        this.reader = reader;
    }

    /** Takes the reference over. */
    void add(ByteBufAllocator allocator, ByteBuf more) {
        bytes = bytes == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, bytes, more);
    }

    /** Reads frames while they are wanted; called by what a frame leads to, it leaves them to the call that is on. */
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

    /** From here on everything but a Close is passed over. */
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
