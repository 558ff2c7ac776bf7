package dev.howl.server.fanout;

import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import io.netty.buffer.ByteBuf;

/**
 * A subscriber's place in the log of one topic and key: the last event that it was given. Nothing is queued for a
 * subscriber, so its memory is constant, however slow it is. Confined to the event loop of its connection.
 */
public final class Cursor {
    /** Batches that a laggard is written before the event loop turns to other work. */
    private static final int BATCHES_PER_TURN = 4;

    private final LoopSubscribers owner;
    private final Subscriber subscriber;
    private String epoch;
    /** The seq of the last event that was written or skipped. */
    private long seq;
    /**
     * True while the cursor catches up, which may take several turns of the event loop. A second call of {@link
     * #catchUp} must not start a second sequence of batches.
     */
    private boolean catchingUp;
    /** Index in the owner's array; negative once the cursor is closed. */
    int index;

    Cursor(LoopSubscribers owner, Subscriber subscriber, Offset start) {
        this.owner = owner;
        this.subscriber = subscriber;
        this.epoch = start.epoch();
        this.seq = start.seq();
    }

    /** Returns the last event that was written or skipped. */
    public Offset offset() {
        return new Offset(epoch, seq);
    }

    /** Removes the cursor; later calls do nothing. */
    public void close() {
        owner.remove(this);
    }

    /** Writes missed events. To be called when the subscriber has become writable. */
    public void catchUp() {
        if (!catchingUp) {
            catchingUp = true;
            writeBatches();
        }
    }

    /** Writes missed events in a later turn of the event loop. */
    void catchUpSoon() {
        catchingUp = true;
        owner.execute(this::writeBatches);
    }

    /**
     * Writes a batch of events up to {@code last}, if the cursor stands right before the first one and its subscriber
     * is writable.
     */
    boolean offer(Offset before, long last, ByteBuf frames) {
        if (!isAt(before)) {
            return false;
        }
        // Move first: a write can trigger channelWritabilityChanged, which calls catchUp and reads this position.
        seq = last;
        boolean written = subscriber.offer(frames);
        if (!written) {
            seq = before.seq();
        }
        return written;
    }

    /**
     * Moves the cursor past lost events and reports them to the subscriber. Closes the cursor if the subscriber does
     * not want what follows.
     */
    void move(ReadResult.Lost lost) {
        epoch = lost.resumeAt().epoch();
        seq = lost.resumeAt().seq();
        if (!subscriber.lost(lost)) {
            close();
        }
    }

    boolean isAt(Offset head) {
        return seq == head.seq() && epoch.equals(head.epoch());
    }

    boolean isWritable() {
        return subscriber.isWritable();
    }

    private void writeBatches() {
        for (int batch = 0; batch < BATCHES_PER_TURN && isBehind(); batch++) {
            owner.writeMissed(this);
        }
        if (isBehind()) {
            catchUpSoon();
        } else {
            catchingUp = false;
        }
    }

    private boolean isBehind() {
        return index >= 0 && !owner.isServed(this) && subscriber.isWritable();
    }
}
