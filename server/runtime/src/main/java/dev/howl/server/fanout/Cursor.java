package dev.howl.server.fanout;

import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;

/**
 * Where a subscriber stands in the log of one topic and key. It is all that is kept for a subscriber, however slow it
 * is: nothing is queued for it. Confined to an event loop.
 */
public final class Cursor {
    /** Parts that one who catches up is written before the loop turns to others. */
    private static final int PARTS_A_TURN = 4;

    private final LoopSubscribers owner;
    private final Subscriber subscriber;
    private String epoch;
    /** Number of the last event that was written or passed over. */
    private long seq;
    /** From the first part of what was missed to the last, over as many turns as it takes. */
    private boolean catchingUp;
    /** Place in the owner's array, negative when it was taken away. */
    int index;

    Cursor(LoopSubscribers owner, Subscriber subscriber, Offset start) {
        this.owner = owner;
        this.subscriber = subscriber;
        this.epoch = start.epoch();
        this.seq = start.seq();
    }

    /** What has been written or passed over so far. */
    public Offset offset() {
        return new Offset(epoch, seq);
    }

    /** Takes the cursor away. */
    public void close() {
        owner.remove(this);
    }

    /** Goes on reading; to be called when the subscriber has become writable. */
    public void catchUp() {
        if (!catchingUp) {
            catchingUp = true;
            writeParts();
        }
    }

    /** Goes on reading in a later turn of the loop. */
    void catchUpSoon() {
        catchingUp = true;
        owner.execute(this::writeParts);
    }

    /** Writes the events up to {@code last} where the cursor stands right before them and can take them. */
    boolean offer(Offset before, long last, ByteBuf frames) {
        if (!stands(before)) {
            return false;
        }
        // Moved before anything is written: a write can make the channel writable, which asks where the cursor is.
        seq = last;
        boolean written = subscriber.offer(frames);
        if (!written) {
            seq = before.seq();
        }
        return written;
    }

    /** Goes on elsewhere, which the subscriber is told; it is taken away where the subscriber does not want that. */
    void move(ReadResult.Lost lost) {
        epoch = lost.resumeAt().epoch();
        seq = lost.resumeAt().seq();
        if (!subscriber.lost(lost)) {
            close();
        }
    }

    boolean stands(Offset head) {
        return seq == head.seq() && epoch.equals(head.epoch());
    }

    boolean isWritable() {
        return subscriber.isWritable();
    }

    private void writeParts() {
        for (int part = 0; part < PARTS_A_TURN && isMissingSome(); part++) {
            owner.writeMissed(this);
        }
        if (isMissingSome()) {
            catchUpSoon();
        } else {
            catchingUp = false;
        }
    }

    private boolean isMissingSome() {
        return index >= 0 && !owner.isServed(this) && subscriber.isWritable();
    }
}
