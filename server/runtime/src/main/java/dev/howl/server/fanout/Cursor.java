package dev.howl.server.fanout;

import dev.howl.server.log.Head;
import io.netty.buffer.ByteBuf;

/** Where a subscriber stands in the log of one topic and key. Confined to an event loop. */
public final class Cursor {
    private final LoopTopic owner;
    private final Subscriber subscriber;
    private final String epoch;
    /** Number of the last event that was written or passed over. */
    private long seq;
    /** Place in the owner's array. */
    int index;

    Cursor(LoopTopic owner, Subscriber subscriber, Head head) {
        this.owner = owner;
        this.subscriber = subscriber;
        this.epoch = head.epoch();
        this.seq = head.seq();
    }

    /** What has been written or passed over so far. */
    public Head head() {
        return new Head(epoch, seq);
    }

    /** Takes the cursor away. */
    public void close() {
        owner.remove(this);
    }

    /** Tells the subscriber what it missed while it was not writable. */
    public void catchUp() {
        long newest = owner.swept();
        if (seq < newest) {
            seq = newest;
            subscriber.passedOver(this, newest);
        }
    }

    /** Writes the events from {@code first} to {@code last}, or leaves the cursor where it is. */
    int offer(long first, long last, ByteBuf frames) {
        // A cursor that was placed a moment ago is beyond what the others have yet to get.
        if (seq >= last || !subscriber.isWritable()) {
            return 0;
        }
        // Moved before anything is written: a write can make the channel writable, which asks where the cursor is.
        long from = seq;
        seq = last;
        if (from < first - 1 && !subscriber.passedOver(this, first - 1)) {
            return 0;
        }
        int count = (int) (last - first + 1);
        subscriber.deliver(frames, count);
        return count;
    }
}
