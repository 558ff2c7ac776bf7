package dev.howl.server.fanout;

import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;

/** The receiver of a cursor's events, called on the event loop of the cursor. */
public interface Subscriber {

    /** Returns whether the subscriber can be written to. */
    boolean isWritable();

    /**
     * Writes frames shared with other subscribers. The caller keeps its reference.
     *
     * @return {@code false} if the subscriber is not writable and nothing was written
     */
    boolean offer(ByteBuf frames);

    /**
     * Reports that the cursor could not continue where it was and has been moved.
     *
     * @param lost the reason and the new position
     * @return whether the subscriber wants the events after the new position; {@code false} closes the cursor
     */
    boolean lost(ReadResult.Lost lost);
}
