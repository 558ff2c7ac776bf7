package dev.howl.server.topic;

import dev.howl.server.Registration;
import dev.howl.server.thread.Worker;
import dev.howl.server.window.KeyWindow;
import dev.howl.server.window.Offset;
import dev.howl.server.window.ReadResult;
import dev.howl.server.window.TopicWindows;
import dev.howl.server.window.WindowEntry;
import dev.howl.server.window.WindowReader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in the log of one topic and key, which advances as the listener is called. Nothing is queued for a
 * listener: the worker reads the window in pages, so that no listener delays the others for long.
 */
final class ListenerCursor implements WindowReader, Registration {
    private static final int PAGE_EVENTS = 256;
    private static final int PAGE_BYTES = 1 << 20;

    private final Worker worker;
    private final EntryListener listener;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;
    /**
     * Non-null while the cursor is attached. Written last in {@link #begin}, so that a thread that sees it also sees
     * {@code at}.
     */
    private volatile @Nullable KeyWindow window;
    /** The last event delivered. Confined to the worker once the cursor has begun. */
    private Offset at = new Offset("", 0);

    /** Creates a cursor that is not attached to a log yet. */
    ListenerCursor(Worker worker, EntryListener listener) {
        this.worker = worker;
        this.listener = listener;
    }

    /** Attaches the cursor at the head of the log; does nothing if it was closed before. */
    synchronized void begin(TopicWindows windows, @Nullable String key) {
        if (closed) {
            return;
        }
        KeyWindow attached = windows.attach(key, this);
        at = attached.head();
        window = attached;
        // Events appended since attach() found `window` still null and were not read.
        advanced();
    }

    @Override
    public void advanced() {
        if (scheduled.compareAndSet(false, true)) {
            worker.run(this::turn);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        KeyWindow attached = window;
        if (attached != null) {
            window = null;
            attached.detach(this);
        }
    }

    private void turn() {
        scheduled.set(false);
        KeyWindow attached = window;
        if (attached == null) {
            return;
        }
        ReadResult read = attached.read(at, PAGE_EVENTS, PAGE_BYTES);
        if (read instanceof ReadResult.Events events) {
            deliver(events);
            advanced();
        } else if (read instanceof ReadResult.Lost lost) {
            at = lost.resumeAt();
            listener.lost(at);
            advanced();
        }
    }

    private void deliver(ReadResult.Events events) {
        for (WindowEntry entry : events.entries()) {
            if (closed) {
                return;
            }
            at = new Offset(at.epoch(), entry.seq());
            listener.event(at.epoch(), entry);
        }
    }
}
