package dev.howl.testkit.mock;

import org.jspecify.annotations.Nullable;

/**
 * A topic and key.
 *
 * @param key {@code null} for a topic without keys
 */
record TopicTarget(String topic, @Nullable String key) {}
