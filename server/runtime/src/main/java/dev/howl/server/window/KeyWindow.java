package dev.howl.server.window;

import dev.howl.runtime.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of one topic and key, in memory, numbered without a hole. Where the key stands outlives every
 * trimming. Safe for use by several threads.
 */
public final class KeyWindow {
    private static final Read NOTHING = new Read.Nothing();
    private static final LogReader[] NOBODY = {};
    private static final int SMALLEST = 8;

    private final TopicWindows owner;
    private final @Nullable String key;
    private volatile LogReader[] readers = NOBODY;

    /** Guarded by this, as all that follows. */
    private String epoch;

    private long head;
    /** Number of the oldest event that is held; {@code head + 1} where none is. */
    private long first;

    private long bytes;
    /** The event {@code seq} is at {@code seq & (length - 1)}. */
    private @Nullable Entry[] ring = new Entry[SMALLEST];

    KeyWindow(TopicWindows owner, @Nullable String key, Head start) {
        this.owner = owner;
        this.key = key;
        this.epoch = start.epoch();
        this.head = start.seq();
        this.first = head + 1;
    }

    /** Where the key stands. */
    public synchronized Head head() {
        return new Head(epoch, head);
    }

    /** What follows a place, without the events that are too many or too large for one go. */
    public synchronized Read read(Head after, int maxEvents, int maxBytes) {
        Read.Lost lost = lost(after);
        if (lost != null) {
            return lost;
        }
        if (after.seq() == head) {
            return NOTHING;
        }
        List<Entry> entries = new ArrayList<>((int) Math.min(maxEvents, head - after.seq()));
        int size = 0;
        for (long seq = after.seq() + 1; seq <= head && entries.size() < maxEvents; seq++) {
            Entry entry = at(seq);
            size += entry.frame().length;
            if (size > maxBytes && !entries.isEmpty()) {
                break;
            }
            entries.add(entry);
        }
        return new Read.Events(entries);
    }

    /** Why a reader cannot go on after a place; {@code null} where it can. */
    public synchronized Read.@Nullable Lost lost(Head after) {
        if (!after.epoch().equals(epoch)) {
            return new Read.Lost(Read.Reason.EPOCH_CHANGED, new Head(epoch, first - 1));
        }
        if (after.seq() > head) {
            return new Read.Lost(Read.Reason.EPOCH_CHANGED, new Head(epoch, head));
        }
        return after.seq() < first - 1 ? new Read.Lost(Read.Reason.TRIMMED, new Head(epoch, first - 1)) : null;
    }

    /** Tells a reader of everything after the returned head. */
    public synchronized Head attach(LogReader reader) {
        if (!Arrays.asList(readers).contains(reader)) {
            LogReader[] more = Arrays.copyOf(readers, readers.length + 1);
            more[readers.length] = reader;
            readers = more;
        }
        return head();
    }

    /** Ends what {@link #attach} began. */
    public void detach(LogReader reader) {
        synchronized (this) {
            readers = Arrays.stream(readers)
                    .filter(attached -> attached != reader)
                    .toArray(LogReader[]::new);
        }
        owner.detached(this);
    }

    /** Gives the body of an event the next number. */
    Position append(byte[] body) {
        Position position;
        synchronized (this) {
            position = new Position(owner.topic(), key, epoch, head + 1);
            put(owner.framing().frame(body, position));
        }
        wake();
        return position;
    }

    /**
     * Takes the event that has the next number already.
     *
     * @return {@code false} where it is not the next one
     */
    boolean take(Head at, byte[] body) {
        synchronized (this) {
            if (!at.epoch().equals(epoch) || at.seq() != head + 1) {
                return false;
            }
            put(owner.framing().frame(body, at.in(owner.topic(), key)));
        }
        wake();
        return true;
    }

    /** Goes on at another place: nothing that is held leads there. */
    void restart(Head at) {
        synchronized (this) {
            dropBefore(head + 1);
            epoch = at.epoch();
            head = at.seq();
            first = head + 1;
        }
        wake();
    }

    /** Lets go of what is too old. */
    synchronized void expire(long before) {
        while (first <= head && at(first).at() < before) {
            dropBefore(first + 1);
        }
    }

    /** Lets go of the older half. */
    synchronized void halve() {
        dropBefore(first + (head - first + 2) / 2);
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Whether nobody would miss it. */
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
        int held = (int) (head - first + 1);
        if (held > ring.length) {
            grow();
        }
        ring[index(head)] = new Entry(head, frame, owner.now());
        added(frame.length);
        WindowLimits limits = owner.limits();
        // The newest event stays, however large it is: whoever is up to date gets it.
        while (head - first + 1 > limits.count() || (bytes > limits.bytes() && first < head)) {
            dropBefore(first + 1);
        }
    }

    private void grow() {
        @Nullable Entry[] larger = new Entry[ring.length * 2];
        for (long seq = first; seq < head; seq++) {
            larger[(int) seq & (larger.length - 1)] = ring[index(seq)];
        }
        ring = larger;
    }

    private void dropBefore(long seq) {
        for (; first < seq; first++) {
            added(-at(first).frame().length);
            ring[index(first)] = null;
        }
        if (first > head) {
            ring = new Entry[SMALLEST];
        }
    }

    private void added(int size) {
        bytes += size;
        owner.budget().added(size);
    }

    private Entry at(long seq) {
        Entry entry = ring[index(seq)];
        if (entry == null) {
            throw new IllegalStateException("event " + seq + " is not in the window");
        }
        return entry;
    }

    private int index(long seq) {
        return (int) seq & (ring.length - 1);
    }

    private void wake() {
        for (LogReader reader : readers) {
            reader.advanced();
        }
    }
}
