package dev.howl.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * The payload of a message in memory outside the heap, which any number of connections send without a copy. The memory is
 * freed when nobody refers to it any more. Safe for use by several threads.
 */
public final class SharedPayload {
    private final ByteBuffer bytes;

    /** Creates a payload with a copy of the bytes. */
    public SharedPayload(byte[] utf8) {
        // Not from Netty's pool: with its reference counts the last connection would have to know that it is the last.
        bytes = ByteBuffer.allocateDirect(utf8.length).put(utf8).flip();
    }

    public int length() {
        return bytes.limit();
    }

    /** Returns a buffer of the first bytes, for one write. */
    ByteBuf first(int length) {
        return Unpooled.wrappedBuffer(bytes.duplicate().limit(length));
    }
}
