package dev.howl.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What is subscribed to.
 *
 * @param key {@code null} where the topic has no keys
 */
record Target(ServedTopic topic, @Nullable String key) {}
