package dev.howl.server.session;

import dev.howl.server.topic.ServedTopic;
import org.jspecify.annotations.Nullable;

/**
 * The topic and key of a subscription.
 *
 * @param topic the topic
 * @param key {@code null} if the topic has no keys
 */
record SubscriptionTarget(ServedTopic topic, @Nullable String key) {}
