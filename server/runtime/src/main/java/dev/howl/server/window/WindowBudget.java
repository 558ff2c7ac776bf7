package dev.howl.server.window;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A limit on the bytes of the windows of all topics together. Safe for use by several threads. */
final class WindowBudget {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean relieving = new AtomicBoolean();
    private final List<TopicWindows> topics;

    WindowBudget(long limit, List<TopicWindows> topics) {
        this.limit = limit;
        this.topics = topics;
    }

    void addBytes(long size) {
        bytes.addAndGet(size);
    }

    long bytes() {
        return bytes.get();
    }

    /**
     * Frees memory when the limit is exceeded by halving every window of at least average size. Busy keys pay for it,
     * quiet keys keep their events.
     */
    void relieve() {
        if (bytes.get() <= limit || relieving.getAndSet(true)) {
            return;
        }
        try {
            long windows = topics.stream().mapToLong(TopicWindows::count).sum();
            long average = bytes.get() / Math.max(1, windows);
            topics.forEach(topic -> topic.halveWindowsOf(average));
        } finally {
            relieving.set(false);
        }
    }
}
