package dev.howl.server.fanout;

import dev.howl.server.window.WindowEntry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** A batch of frames that is written with one call. */
final class FrameBatch {
    static final int MAX_FRAMES = 256;
    static final int MAX_BYTES = 64 * 1024;

    private FrameBatch() {}

    /** Returns a direct buffer with the frames of the entries, which the caller releases. */
    static ByteBuf of(List<WindowEntry> entries) {
        int bytes = 0;
        for (WindowEntry entry : entries) {
            bytes += entry.frame().length;
        }
        ByteBuf batch = ByteBufAllocator.DEFAULT.directBuffer(bytes);
        for (WindowEntry entry : entries) {
            batch.writeBytes(entry.frame());
        }
        return batch;
    }
}
