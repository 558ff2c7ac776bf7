package dev.howl.server.window;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** What the windows of all topics share. Safe for use by several threads. */
public final class Windows {
    /** Keys of a topic that are remembered after their events have gone. */
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
     * Makes the windows of a topic.
     *
     * @param epoch the life of the log that its keys are in
     * @param forgets whether keys are known here only, so that there must be an end to remembering them
     */
    public TopicWindows open(String topic, Framing framing, String epoch, boolean forgets) {
        TopicWindows windows = new TopicWindows(topic, framing, this, epoch, forgets);
        topics.add(windows);
        return windows;
    }

    /** A name for a life of a log that no other one has. */
    public static String newEpoch() {
        return UUID.randomUUID().toString();
    }

    /** Lets go of what is too old; to be called every few seconds. */
    public void expire() {
        topics.forEach(TopicWindows::expire);
    }

    /** Bytes of all frames that are held. */
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
