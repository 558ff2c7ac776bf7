package dev.howl.server.window;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * The windows of all topics of this process, with their shared limits, clock and byte budget. Safe for use by several
 * threads.
 */
public final class Windows {
    /** Number of keys per topic whose heads are remembered after their events were trimmed. */
    static final int MAX_KEYS = 100_000;

    private final WindowLimits limits;
    private final LongSupplier clock;
    private final WindowBudget budget;
    private final List<TopicWindows> topics = new CopyOnWriteArrayList<>();

    /** @param clock nanoseconds since some fixed moment, as {@link System#nanoTime()} */
    public Windows(WindowLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        this.budget = new WindowBudget(limits.totalBytes(), topics);
    }

    /**
     * Creates the windows of a topic.
     *
     * @param epoch the epoch that its keys start in
     * @param forgets whether keys may be forgotten when there are too many: {@code true} if no store outside this
     *     process remembers their heads
     */
    public TopicWindows open(String topic, EventFramer framer, String epoch, boolean forgets) {
        TopicWindows windows = new TopicWindows(topic, framer, this, epoch, forgets);
        topics.add(windows);
        return windows;
    }

    /** Returns a new epoch that no other log has. */
    public static String newEpoch() {
        return UUID.randomUUID().toString();
    }

    /** Trims events that are too old. To be called every few seconds. */
    public void expire() {
        topics.forEach(TopicWindows::expire);
    }

    /** Returns the bytes of all frames in all windows. */
    public long bytes() {
        return budget.bytes();
    }

    public WindowLimits limits() {
        return limits;
    }

    LongSupplier clock() {
        return clock;
    }

    WindowBudget budget() {
        return budget;
    }
}
