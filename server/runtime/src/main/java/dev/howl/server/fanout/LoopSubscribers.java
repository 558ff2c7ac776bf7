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
 * The subscribers of one topic and key on one event loop. Those that keep up stand at the same place: what the window
 * has gathered since the loop's last turn is batch into one buffer and written with one call per subscriber; an idle
 * loop writes at once. Those that do not keep up, or come back from further behind, read the window by themselves, as
 * far as the others have come.
 *
 * <p>Confined to the event loop, but for {@link #advanced}.
 */
final class LoopSubscribers implements WindowReader {
    private final KeyWindow window;
    private final EventLoop loop;
    private final DeliveryStats deliveries;
    private final Runnable whenEmpty;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private Cursor[] cursors = new Cursor[4];
    private int size;
    /** Where those stand that keep up. */
    private Offset served;

    /** Somebody is about to come: it is no end when the last of the others goes. */
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

    /** What was appended before goes to the others first, so that all that comes after goes to all. */
    CursorPlacement place(Subscriber subscriber, @Nullable Offset after) {
        // Before the others are served: a place that the window has is then none ahead of theirs.
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

    /** Whether a cursor stands where those stand that keep up. */
    boolean isServed(Cursor cursor) {
        return cursor.stands(served);
    }

    /** Writes a cursor the next part of what it has missed, but nothing that the others have yet to get. */
    void writeMissed(Cursor cursor) {
        ReadResult read = window.read(cursor.offset(), FrameBatch.MAX_FRAMES, FrameBatch.MAX_BYTES);
        if (read instanceof ReadResult.Events events) {
            deliver(cursor, events.upTo(served.seq()));
        } else if (read instanceof ReadResult.Lost lost) {
            // The others learn of another life first, and of what has come since: none is ahead of them.
            serveAll();
            cursor.move(lost.reason() == ReadResult.Reason.TRIMMED ? new ReadResult.Lost(lost.reason(), served) : lost);
        } else {
            throw new IllegalStateException("a cursor is ahead of its window");
        }
    }

    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The server has stopped: its connections are gone.
        }
    }

    private void add(Cursor cursor) {
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
        }
        cursor.index = size;
        cursors[size++] = cursor;
    }

    /** One batch a turn: the loop's other work is not kept waiting by a publisher that never stops. */
    private void turn() {
        scheduled.set(false);
        if (size > 0 && serve()) {
            advanced();
        }
    }

    private void serveAll() {
        while (serve()) {
            // Until those that keep up have all there is.
        }
    }

    /** @return whether there may be more */
    private boolean serve() {
        ReadResult read = window.read(served, FrameBatch.MAX_FRAMES, FrameBatch.MAX_BYTES);
        if (read instanceof ReadResult.Events events) {
            sweep(events);
            return true;
        }
        if (read instanceof ReadResult.Lost lost) {
            // A loop that was slower than the whole window passes on to the newest.
            move(lost.reason() == ReadResult.Reason.TRIMMED ? new ReadResult.Lost(lost.reason(), window.head()) : lost);
            return true;
        }
        return false;
    }

    /** Downwards: a subscriber that is closed on the way leaves its place to the last, which has been served. */
    private void sweep(ReadResult.Events events) {
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
            if (cursor.stands(before) && cursor.isWritable()) {
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
