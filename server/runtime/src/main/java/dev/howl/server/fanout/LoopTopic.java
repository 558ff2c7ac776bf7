package dev.howl.server.fanout;

import dev.howl.server.log.Entry;
import dev.howl.server.log.Head;
import dev.howl.server.log.LogReader;
import dev.howl.server.log.TopicLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The subscribers of one topic and key on one event loop. What was appended since the loop's last turn is joined into
 * one buffer and written with one call per subscriber; an idle loop writes at once.
 *
 * <p>Confined to the event loop, but for {@link #appended}.
 */
final class LoopTopic implements LogReader {
    private static final int MAX_JOINED_FRAMES = 256;
    private static final int MAX_JOINED_BYTES = 64 * 1024;
    /** What may wait for a loop that is behind; the oldest is passed over, which subscribers are told. */
    private static final int MAX_WAITING_FRAMES = 65_536;

    private static final int MAX_WAITING_BYTES = 16 * 1024 * 1024;

    private final TopicLog log;
    private final @Nullable String key;
    private final EventLoop loop;
    private final LongAdder deliveries;
    private final Runnable whenEmpty;
    private Cursor[] cursors = new Cursor[4];
    private int size;
    private long swept;

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean scheduled;

    LoopTopic(TopicLog log, @Nullable String key, EventLoop loop, LongAdder deliveries, Runnable whenEmpty) {
        this.log = log;
        this.key = key;
        this.loop = loop;
        this.deliveries = deliveries;
        this.whenEmpty = whenEmpty;
    }

    @Override
    public void appended(Entry entry) {
        boolean wake;
        synchronized (waiting) {
            waiting.add(entry);
            waitingBytes += entry.frame().length;
            while (waiting.size() > MAX_WAITING_FRAMES || (waitingBytes > MAX_WAITING_BYTES && waiting.size() > 1)) {
                waitingBytes -= waiting.remove().frame().length;
            }
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            schedule();
        }
    }

    /** Places a cursor at the head: what was appended before goes to the others first, what comes after to it too. */
    Cursor place(Subscriber subscriber) {
        Head head = log.attach(key, this);
        Cursor cursor = new Cursor(this, subscriber, head);
        if (size == cursors.length) {
            cursors = Arrays.copyOf(cursors, size * 2);
        }
        cursor.index = size;
        cursors[size++] = cursor;
        for (List<Entry> batch = take(head.seq()); !batch.isEmpty(); batch = take(head.seq())) {
            sweep(batch);
        }
        swept = Math.max(swept, head.seq());
        return cursor;
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
        if (size == 0) {
            log.detach(key, this);
            synchronized (waiting) {
                waiting.clear();
                waitingBytes = 0;
            }
            whenEmpty.run();
        }
    }

    /** Number of the last event that was offered to the subscribers. */
    long swept() {
        return swept;
    }

    private void schedule() {
        try {
            loop.execute(this::turn);
        } catch (RejectedExecutionException e) {
            // The server has stopped: its connections are gone.
        }
    }

    /** One batch a turn: the loop's other work is not kept waiting by a publisher that never stops. */
    private void turn() {
        List<Entry> batch = take(Long.MAX_VALUE);
        if (!batch.isEmpty()) {
            sweep(batch);
        }
        boolean more;
        synchronized (waiting) {
            more = !waiting.isEmpty();
            scheduled = more;
        }
        if (more) {
            schedule();
        }
    }

    private List<Entry> take(long upTo) {
        List<Entry> batch = new ArrayList<>();
        int bytes = 0;
        synchronized (waiting) {
            for (Entry next = waiting.peek(); next != null && next.seq() <= upTo; next = waiting.peek()) {
                bytes += next.frame().length;
                if (batch.size() == MAX_JOINED_FRAMES || (bytes > MAX_JOINED_BYTES && !batch.isEmpty())) {
                    break;
                }
                batch.add(waiting.remove());
                waitingBytes -= next.frame().length;
            }
        }
        return batch;
    }

    private void sweep(List<Entry> batch) {
        long first = batch.get(0).seq();
        swept = batch.get(batch.size() - 1).seq();
        int bytes = batch.stream().mapToInt(entry -> entry.frame().length).sum();
        ByteBuf joined = ByteBufAllocator.DEFAULT.directBuffer(bytes);
        long count = 0;
        try {
            batch.forEach(entry -> joined.writeBytes(entry.frame()));
            // Downwards: a subscriber that is closed on the way leaves its place to the last, which has been served.
            for (int i = size - 1; i >= 0; i--) {
                count += cursors[i].offer(first, swept, joined);
            }
        } finally {
            joined.release();
            deliveries.add(count);
        }
    }
}
