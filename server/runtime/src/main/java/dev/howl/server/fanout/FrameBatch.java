package dev.howl.server.fanout;

import dev.howl.server.window.WindowEntry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** Frames that are written with one call. */
final class FrameBatch {
    static final int MAX_FRAMES = 256;
    static final int MAX_BYTES = 64 * 1024;

    private FrameBatch() {}

    /** Direct, as the socket needs it; to be released by the caller. */
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
