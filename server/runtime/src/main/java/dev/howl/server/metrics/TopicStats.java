package dev.howl.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of one topic.
 *
 * @param subscriptions present cursors
 * @param published events appended
 * @param deliveries events written, once per subscriber
 * @param gaps told to subscribers
 */
public record TopicStats(LongAdder subscriptions, LongAdder published, LongAdder deliveries, LongAdder gaps) {
    TopicStats() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
