package dev.howl.server.window;

import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded window of the recent events of one topic and key, in memory and without a hole. The head outlives every
 * trim. Safe for use by several threads.
 */
public final class KeyWindow {
    private static final ReadResult NOTHING = new ReadResult.Nothing();
    private static final WindowReader[] NO_READERS = {};
    private static final int INITIAL_CAPACITY = 8;

    private final TopicWindows owner;
    private final @Nullable String key;
    private volatile WindowReader[] readers = NO_READERS;

    /** Guarded by this, like all fields below. */
    private String epoch;

    private long head;
    /** The seq of the oldest event in the window; {@code head + 1} if it is empty. */
    private long first;

    private long bytes;
    /** A ring buffer: the event {@code seq} is at index {@code seq & (length - 1)}. */
    private @Nullable WindowEntry[] ring = new WindowEntry[INITIAL_CAPACITY];

    KeyWindow(TopicWindows owner, @Nullable String key, Offset start) {
        this.owner = owner;
        this.key = key;
        this.epoch = start.epoch();
        this.head = start.seq();
        this.first = head + 1;
    }

    /** Returns the epoch and seq of the newest event. */
    public synchronized Offset head() {
        return new Offset(epoch, head);
    }

    /**
     * Reads the events after a position: at most {@code maxEvents}, and at most {@code maxBytes} unless the first event
     * alone is larger.
     */
    public synchronized ReadResult read(Offset after, int maxEvents, int maxBytes) {
        ReadResult.Lost lost = lost(after);
        if (lost != null) {
            return lost;
        }
        if (after.seq() == head) {
            return NOTHING;
        }
        List<WindowEntry> entries = new ArrayList<>((int) Math.min(maxEvents, head - after.seq()));
        int size = 0;
        for (long seq = after.seq() + 1; seq <= head && entries.size() < maxEvents; seq++) {
            WindowEntry entry = at(seq);
            size += entry.frame().length;
            if (size > maxBytes && !entries.isEmpty()) {
                break;
            }
            entries.add(entry);
        }
        return new ReadResult.Events(entries);
    }

    /** Returns the gap that a reader at a position has to skip; {@code null} if it can continue. */
    public synchronized ReadResult.@Nullable Lost lost(Offset after) {
        if (!after.epoch().equals(epoch)) {
            return new ReadResult.Lost(ReadResult.Reason.EPOCH_CHANGED, new Offset(epoch, first - 1));
        }
        if (after.seq() > head) {
            return new ReadResult.Lost(ReadResult.Reason.EPOCH_CHANGED, new Offset(epoch, head));
        }
        return after.seq() < first - 1
                ? new ReadResult.Lost(ReadResult.Reason.TRIMMED, new Offset(epoch, first - 1))
                : null;
    }

    /** Attaches a reader, which is notified of all events after the returned head. */
    public synchronized Offset attach(WindowReader reader) {
        if (!Arrays.asList(readers).contains(reader)) {
            WindowReader[] more = Arrays.copyOf(readers, readers.length + 1);
            more[readers.length] = reader;
            readers = more;
        }
        return head();
    }

    /** Detaches a reader. */
    public void detach(WindowReader reader) {
        synchronized (this) {
            readers = Arrays.stream(readers)
                    .filter(attached -> attached != reader)
                    .toArray(WindowReader[]::new);
        }
        owner.detached(this);
    }

    /** Appends an event with the next seq. */
    Position append(byte[] body) {
        Position position;
        synchronized (this) {
            position = new Position(owner.topic(), key, epoch, head + 1);
            put(owner.framer().frame(body, position));
        }
        notifyReaders();
        return position;
    }

    /**
     * Adds an event that already has its seq.
     *
     * @return {@code false} if it is not the next one
     */
    boolean take(Offset at, byte[] body) {
        synchronized (this) {
            if (!at.epoch().equals(epoch) || at.seq() != head + 1) {
                return false;
            }
            put(owner.framer().frame(body, at.in(owner.topic(), key)));
        }
        notifyReaders();
        return true;
    }

    /** Empties the window and moves the head to a position that does not follow from its events. */
    void restart(Offset at) {
        synchronized (this) {
            dropBefore(head + 1);
            epoch = at.epoch();
            head = at.seq();
            first = head + 1;
        }
        notifyReaders();
    }

    /** Trims events added before a moment of the clock. */
    synchronized void expire(long before) {
        while (first <= head && at(first).at() < before) {
            dropBefore(first + 1);
        }
    }

    /** Trims the older half of the events. */
    synchronized void halve() {
        dropBefore(first + (head - first + 2) / 2);
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Returns whether the window has neither a reader nor ever had an event, so that dropping it loses nothing. */
    synchronized boolean isBlank() {
        return head == 0 && readers.length == 0;
    }

    boolean isUnread() {
        return readers.length == 0;
    }

    @Nullable
    String key() {
        return key;
    }

    private void put(byte[] frame) {
        head++;
        int count = (int) (head - first + 1);
        if (count > ring.length) {
            grow();
        }
        ring[index(head)] = new WindowEntry(head, frame, owner.now());
        addBytes(frame.length);
        WindowLimits limits = owner.limits();
        // The newest event stays even if it alone exceeds the limit: readers that keep up must still receive it.
        while (head - first + 1 > limits.count() || (bytes > limits.bytes() && first < head)) {
            dropBefore(first + 1);
        }
    }

    private void grow() {
        @Nullable WindowEntry[] larger = new WindowEntry[ring.length * 2];
        for (long seq = first; seq < head; seq++) {
            larger[(int) seq & (larger.length - 1)] = ring[index(seq)];
        }
        ring = larger;
    }

    private void dropBefore(long seq) {
        for (; first < seq; first++) {
            addBytes(-at(first).frame().length);
            ring[index(first)] = null;
        }
        if (first > head) {
            ring = new WindowEntry[INITIAL_CAPACITY];
        }
    }

    private void addBytes(int size) {
        bytes += size;
        owner.budget().addBytes(size);
    }

    private WindowEntry at(long seq) {
        WindowEntry entry = ring[index(seq)];
        if (entry == null) {
            throw new IllegalStateException("event " + seq + " was trimmed from the window");
        }
        return entry;
    }

    private int index(long seq) {
        return (int) seq & (ring.length - 1);
    }

    private void notifyReaders() {
        for (WindowReader reader : readers) {
            reader.advanced();
        }
    }
}
