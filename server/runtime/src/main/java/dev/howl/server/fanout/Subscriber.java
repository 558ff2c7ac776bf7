package dev.howl.server.fanout;

import io.netty.buffer.ByteBuf;

/** Where the events of a cursor go. Called on the event loop of the cursor. */
public interface Subscriber {

    /** Whether it keeps up with what it is sent. */
    boolean isWritable();

    /** Writes frames that others are sent too; the reference stays with the caller. */
    void deliver(ByteBuf frames, int count);

    /**
     * Events up to that number were passed over because the subscriber did not keep up.
     *
     * @return whether it wants those that follow
     */
    boolean passedOver(Cursor cursor, long seq);
}
