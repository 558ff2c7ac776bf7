package dev.howl.server.fanout;

import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;

/** Where the events of a cursor go. Called on the event loop of the cursor. */
public interface Subscriber {

    /** Whether it keeps up with what it is sent. */
    boolean isWritable();

    /**
     * Writes frames that others are sent too; the reference stays with the caller.
     *
     * @return {@code false} where it does not keep up, and nothing was written
     */
    boolean offer(ByteBuf frames);

    /**
     * The cursor could not go on where it was, and has been moved.
     *
     * @param lost why, and the place that it was moved to
     * @return whether the subscriber wants what follows that place
     */
    boolean lost(ReadResult.Lost lost);
}
