package dev.howl.server.window;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Holds the windows of all topics together within a limit. Safe for use by several threads. */
final class WindowBudget {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean relieving = new AtomicBoolean();
    private final List<TopicWindows> topics;

    WindowBudget(long limit, List<TopicWindows> topics) {
        this.limit = limit;
        this.topics = topics;
    }

    void added(long size) {
        bytes.addAndGet(size);
    }

    long bytes() {
        return bytes.get();
    }

    /**
     * Where there is too much, halves every window that is as large as the average or larger: who publishes much pays,
     * who publishes little keeps what it has.
     */
    void relieve() {
        if (bytes.get() <= limit || relieving.getAndSet(true)) {
            return;
        }
        try {
            long windows = topics.stream().mapToLong(TopicWindows::count).sum();
            long average = bytes.get() / Math.max(1, windows);
            topics.forEach(topic -> topic.halveThoseOf(average));
        } finally {
            relieving.set(false);
        }
    }
}
