package dev.howl.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted of one topic.
 *
 * @param subscriptions present cursors
 * @param published events appended
 * @param deliveries events written, once per subscriber
 */
public record TopicStats(LongAdder subscriptions, LongAdder published, LongAdder deliveries) {
    TopicStats() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }
}
