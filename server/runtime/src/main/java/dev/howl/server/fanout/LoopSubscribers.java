package dev.howl.server.fanout;

import dev.howl.server.window.KeyWindow;
import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.WindowReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The subscribers of one topic and key on one event loop.
 *
 * <p>Subscribers that keep up share one position, the served position. Events appended since the loop's last turn are
 * joined into one buffer, which is written with one call per subscriber; an idle loop writes at once. Laggards, among
 * them resumed subscribers, read the window on their own and never pass the served position.
 *
 * <p>Confined to the event loop, except {@link #advanced}.
 */
final class LoopSubscribers implements WindowReader {
    private final KeyWindow window;
    private final EventLoop loop;
    private final DeliveryStats deliveries;
    private final Runnable whenEmpty;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private Cursor[] cursors = new Cursor[4];
    private int size;
    /** The served position, where all subscribers that keep up are. */
    private Offset served;

    /**
     * True while a subscriber is being placed. The topic must not detach from its window when the last other subscriber
     * is removed meanwhile.
     */
    private boolean placing;

    LoopSubscribers(
            TopicWindows windows, @Nullable String key, EventLoop loop, DeliveryStats deliveries, Runnable whenEmpty) {
        this.loop = loop;
        this.deliveries = deliveries;
        this.whenEmpty = whenEmpty;
        this.window = windows.attach(key, this);
        this.served = window.head();
    }

    @Override
    public void advanced() {
        if (scheduled.compareAndSet(false, true)) {
            execute(this::turn);
        }
    }

    /**
     * Places a subscriber. The events appended so far are first written to the others, so that all subscribers at the
     * served position receive the same batches from then on.
     */
    CursorPlacement place(Subscriber subscriber, @Nullable Offset after) {
        // Check `after` before serving the others, so that no cursor starts ahead of `served`.
        ReadResult.Lost lost = after == null ? null : window.lost(after);
        placing = true;
        serveAll();
        placing = false;
        Offset start = after == null ? served : lost == null ? after : lost.resumeAt();
        Cursor cursor = new Cursor(this, subscriber, start);
        add(cursor);
        if (!isServed(cursor)) {
            cursor.catchUpSoon();
        }
        return new CursorPlacement(cursor, lost);
    }

    void remove(Cursor cursor) {
        if (cursor.index < 0) {
            return;
        }
        Cursor last = cursors[--size];
        cursors[cursor.index] = last;
        last.index = cursor.index;
        Arrays.fill(cursors, size, size + 1, null);
        cursor.index = -1;
        if (size == 0 && !placing) {
            window.detach(this);
            whenEmpty.run();
        }
    }

    /** Returns whether a cursor is at the served position. */
    boolean isServed(Cursor cursor) {
        return cursor.isAt(served);
    }

    /** Writes a laggard its next batch, at most up to the served position. */
    void writeMissed(Cursor cursor) {
        ReadResult read = window.read(cursor.offset(), FrameBatch.MAX_FRAMES, FrameBatch.MAX_BYTES);
        if (read instanceof ReadResult.Events events) {
            deliver(cursor, events.upTo(served.seq()));
        } else if (read instanceof ReadResult.Lost lost) {
            // Serve the others first, so that a new epoch reaches them and no cursor gets ahead of `served`.
            serveAll();
            cursor.move(lost.reason() == ReadResult.Reason.TRIMMED ? new ReadResult.Lost(lost.reason(), served) : lost);
        } else {
            throw new IllegalStateException("the cursor is ahead of its window");
        }
    }

    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The event loop has been shut down, and with it the connections.
        }
    }

    private void add(Cursor cursor) {
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
        }
        cursor.index = size;
        cursors[size++] = cursor;
    }

    /** Serves one batch per turn, so that a steady publisher does not keep the loop from its other work. */
    private void turn() {
        scheduled.set(false);
        if (size > 0 && serve()) {
            advanced();
        }
    }

    private void serveAll() {
        while (serve()) {
            // Repeat until the served position is the head of the window.
        }
    }

    /**
     * Writes the next batch to all subscribers at the served position.
     *
     * @return whether there may be more
     */
    private boolean serve() {
        ReadResult read = window.read(served, FrameBatch.MAX_FRAMES, FrameBatch.MAX_BYTES);
        if (read instanceof ReadResult.Events events) {
            writeToAll(events);
            return true;
        }
        if (read instanceof ReadResult.Lost lost) {
            // This loop fell behind the whole window: skip to the head instead of reading a window that is being
            // trimmed.
            move(lost.reason() == ReadResult.Reason.TRIMMED ? new ReadResult.Lost(lost.reason(), window.head()) : lost);
            return true;
        }
        return false;
    }

    /**
     * Offers a batch to all cursors at the served position. Iterates downwards, because a cursor that is removed
     * meanwhile is replaced by the last one, which has been visited by then.
     */
    private void writeToAll(ReadResult.Events events) {
        Offset before = served;
        long last = events.last();
        served = new Offset(before.epoch(), last);
        ByteBuf batch = FrameBatch.of(events.entries());
        int subscribers = 0;
        try {
            for (int i = size - 1; i >= 0; i--) {
                if (cursors[i].offer(before, last, batch)) {
                    subscribers++;
                }
            }
        } finally {
            deliveries.written(subscribers, events.entries().size(), batch.readableBytes());
            batch.release();
        }
    }

    private void move(ReadResult.Lost lost) {
        Offset before = served;
        served = lost.resumeAt();
        for (int i = size - 1; i >= 0; i--) {
            Cursor cursor = cursors[i];
            if (cursor.isAt(before) && cursor.isWritable()) {
                cursor.move(lost);
            }
        }
    }

    private void deliver(Cursor cursor, ReadResult.Events events) {
        ByteBuf batch = FrameBatch.of(events.entries());
        try {
            if (cursor.offer(cursor.offset(), events.last(), batch)) {
                deliveries.written(1, events.entries().size(), batch.readableBytes());
            }
        } finally {
            batch.release();
        }
    }
}
