package dev.howl.server.session;

import dev.howl.server.topic.ServedTopic;
import org.jspecify.annotations.Nullable;

/**
 * What is subscribed to.
 *
 * @param key {@code null} where the topic has no keys
 */
record SubscriptionTarget(ServedTopic topic, @Nullable String key) {}
