package dev.howl.server.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of one topic.
 *
 * @param subscriptions present subscriptions
 * @param published appended events
 * @param deliveries written events, counted once per subscriber
 * @param gaps gaps reported to subscribers
 */
public record TopicStats(LongAdder subscriptions, LongAdder published, LongAdder deliveries, LongAdder gaps) {
    TopicStats() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
