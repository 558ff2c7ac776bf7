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
 * A place in the log of one topic and key that moves on as its listener is told. As with a subscriber, nothing is queued:
 * the window is read when the worker comes to it, a part at a time, so that no listener keeps the others waiting.
 */
final class ListenerCursor implements WindowReader, Registration {
    private static final int PART = 256;
    private static final int PART_BYTES = 1 << 20;

    private final Worker worker;
    private final EntryListener listener;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;
    /** Set last where the cursor begins: who sees it sees where it stands. */
    private volatile @Nullable KeyWindow window;
    /** Confined to the worker once the cursor has begun. */
    private Offset at = new Offset("", 0);

    /** A cursor that has not begun. */
    ListenerCursor(Worker worker, EntryListener listener) {
        this.worker = worker;
        this.listener = listener;
    }

    /** Begins at the head of the log; does nothing where it was closed before. */
    synchronized void begin(TopicWindows windows, @Nullable String key) {
        if (closed) {
            return;
        }
        KeyWindow attached = windows.attach(key, this);
        at = attached.head();
        window = attached;
        // What was appended in between found no window to read.
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
        ReadResult read = attached.read(at, PART, PART_BYTES);
        if (read instanceof ReadResult.Events events) {
            tell(events);
            advanced();
        } else if (read instanceof ReadResult.Lost lost) {
            at = lost.resumeAt();
            listener.lost(at);
            advanced();
        }
    }

    private void tell(ReadResult.Events events) {
        for (WindowEntry entry : events.entries()) {
            if (closed) {
                return;
            }
            at = new Offset(at.epoch(), entry.seq());
            listener.event(at.epoch(), entry);
        }
    }
}
